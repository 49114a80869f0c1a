package minima.training.claim;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * Runs a trial without actors, in the calling thread, and gives the history that the live laboratory gives, bit for
 * bit.
 *
 * @param history what was measured at the log-spaced steps
 */
public record Rehearsal(Trial trial, History history, List<Verdict> verdicts) {

    /** The experiment by its default settings. */
    public static Rehearsal of(Experiment<?> experiment) {
        return of(experiment.trialOf(Map.of(), Materials.none(0)));
    }

    public static Rehearsal of(Trial trial) {
        return of(trial, null);
    }

    /**
     * A rehearsal that reads the vector measures too.
     *
     * @param frames is given what the live laboratory records, bit for bit and in its order for each strand
     */
    public static Rehearsal watched(Trial trial, Frames frames) {
        return of(trial, frames);
    }

    private static Rehearsal of(Trial trial, @Nullable Frames frames) {
        History history = new History();
        for (Strand strand : trial.strands()) {
            run(strand, history, frames);
        }
        return new Rehearsal(trial, history, trial.judge().verdicts(history));
    }

    /** Takes what a vector measure was at a step. */
    public interface Frames {

        void take(Strand strand, long step, VectorMeasure measure, double[] values);
    }

    public List<Verdict> claims() {
        return verdicts.stream().filter(v -> !v.control()).toList();
    }

    public List<Verdict> controls() {
        return verdicts.stream().filter(Verdict::control).toList();
    }

    private static void run(Strand strand, History history, @Nullable Frames frames) {
        SamplingPlan plan = SamplingPlan.logSpaced(strand.steps());
        SamplingPlan framed = plan.frames();
        Simulation simulation = strand.simulation();
        double[] values = new double[strand.measures().size()];
        Regulator regulator = new Regulator(simulation);
        for (long step = plan.next(0); step <= strand.steps(); step = plan.next(step)) {
            regulator.advanceTo(step);
            for (int m = 0; m < values.length; m++) {
                values[m] = strand.measures().get(m).read().getAsDouble();
                if (!Double.isFinite(values[m])) {
                    history.add(strand.name(), step, strand.metrics(), values);
                    return;
                }
                regulator.see(step, strand.measures().get(m).metric(), values[m]);
            }
            history.add(strand.name(), step, strand.metrics(), values);
            if (frames != null && framed.judged(step)) {
                strand.vectors().forEach(vector -> frames.take(strand, simulation.steps(), vector, vector.values()));
            }
        }
    }
}
