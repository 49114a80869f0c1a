package minima.training.claim;

import java.util.List;

/**
 * One strand on its way without actors, in the calling thread: advanced, fed and regulated bit for bit as the live
 * laboratory does it.
 *
 * <p>A rule of the schedule looks at the plan's steps alone, as it does there. Measures that no rule watches are not
 * read.
 */
public final class Walk {

    private final Strand strand;
    private final SamplingPlan plan;
    private final Regulator regulator;

    /**
     * From where the strand's simulation stands.
     *
     * @param plan which steps the run measures
     * @param reachedAt the step at which the schedule's rule fired, -1 if it has not
     */
    public Walk(Strand strand, SamplingPlan plan, long reachedAt) {
        this.strand = strand;
        this.plan = plan;
        this.regulator = new Regulator(strand.simulation(), reachedAt);
    }

    /** Advances to {@code step}. */
    public void advanceTo(long step) {
        Simulation simulation = strand.simulation();
        while (simulation.steps() < step) {
            long measured = plan.next(simulation.steps());
            regulator.advanceTo(Math.min(step, measured));
            if (simulation.steps() == measured) {
                watched()
                        .forEach(measure -> regulator.see(
                                measured, measure.metric(), measure.read().getAsDouble()));
            }
        }
    }

    private List<Measure> watched() {
        String metric = strand.simulation() instanceof Regulated regulated
                ? regulated.schedule().watches()
                : null;
        return strand.measures().stream()
                .filter(measure -> measure.metric().equals(metric))
                .toList();
    }

    /** The step at which the schedule's rule fired, -1 if it has not. */
    public long reachedAt() {
        return regulator.reachedAt();
    }
}
