package minima.experiments.doctor;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What one check found.
 *
 * @param check what was looked at
 * @param what was found, for people
 * @param cure how to mend it; empty where nothing needs to be
 */
public record Finding(String check, State state, String what, String cure) {

    /** How it is. */
    public enum State {
        @JsonProperty("ok")
        OK,
        @JsonProperty("warn")
        WARN,
        @JsonProperty("fail")
        FAIL
    }

    public static Finding ok(String check, String what) {
        return new Finding(check, State.OK, what, "");
    }

    public static Finding warn(String check, String what, String cure) {
        return new Finding(check, State.WARN, what, cure);
    }

    public static Finding fail(String check, String what, String cure) {
        return new Finding(check, State.FAIL, what, cure);
    }
}
