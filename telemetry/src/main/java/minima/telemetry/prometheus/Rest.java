package minima.telemetry.prometheus;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The active runs of one experiment that have no series of their own: how many, and their values' extremes and mean.
 */
final class Rest {

    static final String PREFIX = "rest.";

    private final String experiment;
    private final Map<String, Map<String, DoubleSummaryStatistics>> strands = new TreeMap<>();
    private int runs;

    Rest(String experiment) {
        this.experiment = experiment;
    }

    void add(Map<String, Map<String, Double>> run) {
        runs++;
        run.forEach((strand, latest) -> {
            Map<String, DoubleSummaryStatistics> metrics = strands.computeIfAbsent(strand, name -> new TreeMap<>());
            latest.forEach((metric, value) -> metrics.computeIfAbsent(metric, name -> new DoubleSummaryStatistics())
                    .accept(value));
        });
    }

    void addTo(Map<String, List<GaugeDataPointSnapshot>> families) {
        RunGauges.add(families, PREFIX + "runs", Labels.of("experiment", experiment), runs);
        strands.forEach((strand, metrics) -> metrics.forEach((metric, values) -> {
            add(families, metric, strand, "min", values.getMin());
            add(families, metric, strand, "mean", values.getAverage());
            add(families, metric, strand, "max", values.getMax());
        }));
    }

    private void add(
            Map<String, List<GaugeDataPointSnapshot>> families,
            String metric,
            String strand,
            String stat,
            double value) {
        Labels labels = Labels.of("experiment", experiment, "strand", strand, "stat", stat);
        RunGauges.add(families, PREFIX + metric, labels, value);
    }
}
