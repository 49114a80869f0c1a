package minima.experiments.bench;

import minima.training.claim.Simulation;

/** Steps a second of a simulation alone, in the calling thread. */
final class BareRate {

    private static final double SLICE_SECONDS = 0.05;
    private static final double BETTER = 1.1;
    private static final double LONGEST_WARM_UP_SECONDS = 20;
    private static final double CHUNK_SECONDS = 0.002;
    private static final long LONGEST_CHUNK = 1 << 30;

    private BareRate() {}

    static double of(Simulation simulation, double seconds) {
        long chunk = 1;
        long steps = 0;
        long start = System.nanoTime();
        double passed = 0;
        while (passed < seconds) {
            simulation.advance(chunk);
            steps += chunk;
            double now = (System.nanoTime() - start) / 1e9;
            chunk = now - passed < CHUNK_SECONDS ? Math.min(2 * chunk, LONGEST_CHUNK) : chunk;
            passed = now;
        }
        return steps / passed;
    }

    /** Steps until the rate has not become better by a tenth for as long as {@code seconds}. */
    static void warmUp(Simulation simulation, double seconds) {
        double best = 0;
        double passed = 0;
        double since = 0;
        while (since < seconds && passed < LONGEST_WARM_UP_SECONDS) {
            double rate = of(simulation, SLICE_SECONDS);
            passed += SLICE_SECONDS;
            since = rate > BETTER * best ? 0 : since + SLICE_SECONDS;
            best = Math.max(best, rate);
        }
    }
}
