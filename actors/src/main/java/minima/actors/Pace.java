package minima.actors;

/**
 * How many steps make a quantum: doubled while quanta take under half of 10 ms, halved when they take over twice that.
 *
 * <p>It decides when a trainer looks at its mailbox, never what a step computes.
 */
final class Pace {

    static final long QUANTUM_NANOS = 10_000_000;
    private static final long MOST = 1L << 24;

    private long steps = 1;

    long steps() {
        return steps;
    }

    void took(long nanos) {
        if (nanos < QUANTUM_NANOS / 2) {
            steps = Math.min(MOST, steps * 2);
        } else if (nanos > QUANTUM_NANOS * 2) {
            steps = Math.max(1, steps / 2);
        }
    }
}
