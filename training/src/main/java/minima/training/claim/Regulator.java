package minima.training.claim;

import minima.training.descent.Schedule;

/** Applies a simulation's schedule, if it has one, where nobody else does. */
final class Regulator {

    private final Simulation simulation;
    private long until;
    private long reachedAt;

    Regulator(Simulation simulation) {
        this(simulation, -1);
    }

    /** @param reachedAt the step at which the schedule's rule fired, -1 if it has not */
    Regulator(Simulation simulation, long reachedAt) {
        this.simulation = simulation;
        this.reachedAt = reachedAt;
    }

    long reachedAt() {
        return reachedAt;
    }

    /** The step until which the regulation that holds at {@code step}, now applied, holds. */
    long until(long step) {
        if (!(simulation instanceof Regulated regulated)) {
            return Long.MAX_VALUE;
        }
        if (step >= until) {
            Schedule.Piece piece = regulated.schedule().at(step, reachedAt);
            regulated.apply(piece.regulation());
            until = piece.until();
        }
        return until;
    }

    void see(long step, String metric, double value) {
        if (simulation instanceof Regulated regulated
                && reachedAt < 0
                && metric.equals(regulated.schedule().watches())
                && regulated.schedule().fires(value)) {
            reachedAt = step;
            until = step;
        }
    }

    /** Advances to {@code step}: schedule applied, batches fed. */
    void advanceTo(long step) {
        while (simulation.steps() < step) {
            long next = Math.min(step, until(simulation.steps()));
            if (simulation instanceof BatchFed fed) {
                fed.take(fed.batches().batch(simulation.steps()));
                simulation.advance(1);
            } else {
                simulation.advance(next - simulation.steps());
            }
        }
    }
}
