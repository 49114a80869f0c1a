package minima.training.claim;

import java.util.Map;

/**
 * A claim of the theory made runnable: statement, source, typed settings, simulation, prediction, check, control.
 *
 * <p>An experiment is stateless. {@code trial} is a function of its arguments: the same settings and materials give
 * simulations that go through the same numbers bit for bit, which is how a run is resumed.
 *
 * @param <S> a record whose components carry {@link Setting}; one of them is {@code long steps}
 */
public interface Experiment<S extends Record> {

    Claim claim();

    S defaults();

    /**
     * Checks what the bounds of single settings cannot say, such as a batch larger than the data; cheap, and solves
     * nothing.
     *
     * @throws InvalidInput with the rule, the values and the cure
     */
    default void check(S settings, Materials materials) {}

    /** Fixes everything before the first step, and solves the oracles. */
    Trial trial(S settings, Materials materials);

    /** The trial for settings given as text, name to value; those not named keep their defaults. */
    default Trial trialOf(Map<String, String> changes, Materials materials) {
        S settings = SettingsRecord.with(defaults(), changes);
        check(settings, materials);
        return trial(settings, materials);
    }

    /** Checks settings given as text, and data, as {@link #trialOf} would, and solves nothing. */
    default void checkOf(Map<String, String> changes, Materials materials) {
        check(SettingsRecord.with(defaults(), changes), materials);
    }
}
