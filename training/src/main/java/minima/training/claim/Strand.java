package minima.training.claim;

import java.util.List;

/**
 * One simulation of a trial with what is measured on it.
 *
 * @param name distinct within the trial, drawn as the curve's label
 * @param measures read at each measured step, in this order; their metrics are distinct
 * @param steps where it ends, at least 1
 * @param control whether it breaks a hypothesis, so that no verdict on it may be SUPPORTED
 */
public record Strand(String name, Simulation simulation, List<Measure> measures, long steps, boolean control) {

    public Strand {
        measures = List.copyOf(measures);
        if (steps < 1) {
            throw new IllegalArgumentException("steps must be at least 1: steps=" + steps);
        }
    }

    public Strand asControl() {
        return new Strand(name, simulation, measures, steps, true);
    }

    public List<String> metrics() {
        return measures.stream().map(Measure::metric).toList();
    }
}
