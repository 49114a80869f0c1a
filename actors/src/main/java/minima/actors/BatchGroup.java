package minima.actors;

import minima.training.claim.Interval;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The completed runs of one combination of settings, over seeds.
 *
 * @param runs how many have completed
 * @param verdicts of all of them
 * @param values strand to metric to what it is over these runs
 */
public record BatchGroup(
        Map<String, String> swept, int runs, Tally verdicts, Map<String, Map<String, Summary>> values) {

    private static final double LEVEL = 0.95;

    /**
     * A metric over seeds.
     *
     * @param low end of Student's interval of the mean at level 0.95, null for one seed
     * @param high the other end
     * @param count of the runs that have the metric
     */
    public record Summary(
            double mean, @Nullable Double low, @Nullable Double high, double min, double max, int count) {

        static Summary of(List<Double> values) {
            double[] numbers = values.stream().mapToDouble(Double::doubleValue).toArray();
            Interval interval = Interval.ofMean(LEVEL, numbers);
            boolean bounded = Double.isFinite(interval.halfWidth());
            double min = Double.POSITIVE_INFINITY;
            double max = Double.NEGATIVE_INFINITY;
            for (double number : numbers) {
                min = Math.min(min, number);
                max = Math.max(max, number);
            }
            return new Summary(
                    interval.estimate(),
                    bounded ? interval.low() : null,
                    bounded ? interval.high() : null,
                    min,
                    max,
                    numbers.length);
        }
    }

    /** A group a combination, in the order of the cells. */
    static List<BatchGroup> of(Sweep sweep, List<BatchCell> cells) {
        List<BatchGroup> groups = new ArrayList<>();
        int seeds = sweep.seeds().size();
        for (int from = 0; from < cells.size(); from += seeds) {
            List<BatchCell> completed = cells.subList(from, from + seeds).stream()
                    .filter(BatchCell::completed)
                    .toList();
            groups.add(new BatchGroup(
                    sweep.swept(from),
                    completed.size(),
                    Tally.sum(completed.stream().map(BatchCell::verdicts).toList()),
                    summaries(completed)));
        }
        return groups;
    }

    private static Map<String, Map<String, Summary>> summaries(List<BatchCell> completed) {
        Map<String, Map<String, List<Double>>> collected = new LinkedHashMap<>();
        for (BatchCell cell : completed) {
            cell.values().forEach((strand, metrics) -> {
                Map<String, List<Double>> ofStrand = collected.computeIfAbsent(strand, name -> new LinkedHashMap<>());
                metrics.forEach((metric, value) -> ofStrand.computeIfAbsent(metric, name -> new ArrayList<>())
                        .add(value));
            });
        }
        Map<String, Map<String, Summary>> summaries = new LinkedHashMap<>();
        collected.forEach((strand, metrics) -> {
            Map<String, Summary> ofStrand = new LinkedHashMap<>();
            metrics.forEach((metric, values) -> ofStrand.put(metric, Summary.of(values)));
            summaries.put(strand, ofStrand);
        });
        return summaries;
    }
}
