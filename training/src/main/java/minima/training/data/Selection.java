package minima.training.data;

import minima.training.claim.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Which samples of a source are taken: those of two classes, if any are named, and of these the first {@code limit}.
 *
 * @param classes null for all
 * @param limit at least 1; {@code Integer.MAX_VALUE} for all
 */
record Selection(@Nullable Classes classes, int limit) {

    static final Selection ALL = new Selection(null, Integer.MAX_VALUE);

    /** Two labels: the first becomes the target +1, the second -1. */
    record Classes(int first, int second) {}

    boolean keeps(double label) {
        return classes == null || label == classes.first() || label == classes.second();
    }

    double target(double label) {
        return classes == null ? label : label == classes.first() ? 1 : -1;
    }

    boolean isFull(int taken) {
        return taken >= limit;
    }

    /** Refuses a selection of nothing, and one of more samples than there are. */
    void requireMetBy(int taken, String place) {
        if (taken == 0) {
            throw new InvalidInput(
                    classes == null
                            ? "data must hold a sample: samples=0 in " + place
                            : "classes must occur: classes=%d,%d in %s"
                                    .formatted(classes.first(), classes.second(), place));
        }
        if (limit != Integer.MAX_VALUE && taken < limit) {
            throw new InvalidInput("subset must not exceed the data: @%d of %d samples in %s. Maybe @%d"
                    .formatted(limit, taken, place, taken));
        }
    }
}
