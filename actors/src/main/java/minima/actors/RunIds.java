package minima.actors;

import java.security.SecureRandom;

/** Makes the ids of runs: {@code <experiment>-<seed>-<four letters or digits>}, safe in paths, labels and URLs. */
public final class RunIds {

    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private RunIds() {}

    public static String next(String experiment, long seed) {
        StringBuilder id =
                new StringBuilder(experiment).append('-').append(seed).append('-');
        for (int i = 0; i < 4; i++) {
            id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
