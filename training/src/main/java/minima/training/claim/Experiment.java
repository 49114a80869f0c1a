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

    /** Fixes everything before the first step, and solves the oracles. */
    Trial trial(S settings, Materials materials);

    /** The trial for settings given as text, name to value; those not named keep their defaults. */
    default Trial trialOf(Map<String, String> changes, Materials materials) {
        return trial(SettingsRecord.with(defaults(), changes), materials);
    }
}
