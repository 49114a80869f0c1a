package minima.training.claim;

/**
 * A hypothesis of the theorem, checked on the actual data and settings.
 *
 * @param name in words
 * @param detail the reason, with the number that decided
 */
public record Assumption(String name, State state, String detail) {

    /** What the check found. */
    public enum State {
        HOLDS,
        FAILS,
        UNKNOWN
    }

    public static Assumption of(String name, boolean holds, String detail) {
        return new Assumption(name, holds ? State.HOLDS : State.FAILS, detail);
    }

    public boolean fails() {
        return state == State.FAILS;
    }
}
