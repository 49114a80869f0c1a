package minima.training.claim;

import java.util.List;

/**
 * One simulation of a trial with what is measured on it.
 *
 * @param name distinct within the trial, drawn as the curve's label
 * @param measures read at each measured step, in this order; their metrics are distinct
 * @param steps where it ends, at least 1
 * @param control whether it breaks a hypothesis, so that no verdict on it may be SUPPORTED
 * @param vectors read at the log-spaced steps of {@link SamplingPlan}; their names are distinct
 */
public record Strand(
        String name,
        Simulation simulation,
        List<Measure> measures,
        long steps,
        boolean control,
        List<VectorMeasure> vectors) {

    public Strand {
        measures = List.copyOf(measures);
        vectors = List.copyOf(vectors);
        if (steps < 1) {
            throw new IllegalArgumentException("steps must be at least 1: steps=" + steps);
        }
    }

    /** Without vector measures. */
    public Strand(String name, Simulation simulation, List<Measure> measures, long steps, boolean control) {
        this(name, simulation, measures, steps, control, List.of());
    }

    public Strand asControl() {
        return new Strand(name, simulation, measures, steps, true, vectors);
    }

    public Strand with(VectorMeasure... measured) {
        return new Strand(name, simulation, measures, steps, control, List.of(measured));
    }

    public List<String> metrics() {
        return measures.stream().map(Measure::metric).toList();
    }
}
