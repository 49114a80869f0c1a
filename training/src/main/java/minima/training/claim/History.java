package minima.training.claim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the judge sees of a trial: each metric of each strand at the log-spaced steps of {@link SamplingPlan}, whatever
 * else was measured, so that verdicts do not depend on how densely a run was watched. Memory: at most 1,001 points a
 * metric.
 */
public final class History {

    private final Map<String, Map<String, Series>> strands = new HashMap<>();

    /**
     * Adds one measured step; {@code values} stand in the order of {@code metrics}. Steps before the last are ignored.
     */
    public void add(String strand, long step, List<String> metrics, double[] values) {
        Map<String, Series> series = strands.computeIfAbsent(strand, name -> new HashMap<>());
        for (int m = 0; m < metrics.size(); m++) {
            Series of = series.computeIfAbsent(metrics.get(m), name -> new Series());
            if (step > of.lastStep()) {
                of.add(step, values[m]);
            }
        }
    }

    /** The series of a metric, empty if it was not measured. */
    public Series series(String strand, String metric) {
        return strands.getOrDefault(strand, Map.of()).getOrDefault(metric, new Series());
    }

    public double last(Strand strand, String metric) {
        return series(strand.name(), metric).last();
    }
}
