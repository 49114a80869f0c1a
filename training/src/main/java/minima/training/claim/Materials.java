package minima.training.claim;

import minima.training.data.Samples;
import minima.training.random.Streams;
import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/**
 * What an experiment is given besides its settings.
 *
 * @param data the user's data, null if there is none
 * @param streams the named random streams of the run
 */
public record Materials(@Nullable Samples data, Streams streams) {

    public static Materials none(long seed) {
        return new Materials(null, new Streams(seed));
    }

    /** The user's data with targets ±1 (given as {-1, 1} or {0, 1}), or {@code own}. */
    public Samples binaryOr(Supplier<Samples> own) {
        return data == null ? own.get() : data.requireBinary();
    }

    /** The user's data with targets 0..K-1, or {@code own}. */
    public Samples classesOr(Supplier<Samples> own) {
        return data == null ? own.get() : data.requireClasses();
    }

    /** The user's data with real targets, or {@code own}. */
    public Samples realOr(Supplier<Samples> own) {
        return data == null ? own.get() : data;
    }
}
