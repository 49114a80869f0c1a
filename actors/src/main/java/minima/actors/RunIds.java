package minima.actors;

import java.security.SecureRandom;

/**
 * Makes the ids of runs, {@code <experiment>-<seed>-<four letters or digits>}, and of batches,
 * {@code <experiment>-batch-<four letters or digits>}: safe in paths, labels and URLs.
 */
public final class RunIds {

    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private RunIds() {}

    public static String next(String experiment, long seed) {
        return ending(experiment + "-" + seed + "-");
    }

    public static String nextBatch(String experiment) {
        return ending(experiment + "-batch-");
    }

    private static String ending(String begun) {
        StringBuilder id = new StringBuilder(begun);
        for (int i = 0; i < 4; i++) {
            id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
