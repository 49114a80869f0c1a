package minima.telemetry.prometheus;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import minima.telemetry.catalogue.Metric;
import minima.telemetry.event.Block;
import minima.telemetry.event.RunRecord;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gauges of the active runs: the newest have series of their own, the rest are folded into aggregates of their
 * experiment, so the number of series is bounded however many runs there are.
 */
final class RunGauges implements MultiCollector {

    /** Strands with series of their own; with one strand each, so many runs. */
    static final int MOST_STRANDS = 200;

    private final AtomicLong orders = new AtomicLong();
    private final Map<String, Pulse> active = new ConcurrentHashMap<>();

    void begin(RunRecord run) {
        active.computeIfAbsent(run.id(), id -> new Pulse(orders.incrementAndGet(), run));
    }

    void end(String run) {
        active.remove(run);
    }

    void update(Block block) {
        Pulse pulse = active.get(block.run());
        if (pulse != null) {
            pulse.update(block);
        }
    }

    @Override
    public MetricSnapshots collect() {
        Map<String, List<GaugeDataPointSnapshot>> families = new TreeMap<>();
        Map<String, Rest> rests = new TreeMap<>();
        int room = MOST_STRANDS;
        for (Pulse pulse : newestFirst()) {
            Map<String, Map<String, Double>> strands = pulse.strands();
            room -= strands.size();
            if (room >= 0) {
                strands.forEach((strand, latest) -> addOwn(families, pulse, strand, latest));
            } else {
                rests.computeIfAbsent(pulse.experiment(), Rest::new).add(strands);
            }
        }
        rests.values().forEach(rest -> rest.addTo(families));
        return snapshots(families);
    }

    private Collection<Pulse> newestFirst() {
        List<Pulse> pulses = new ArrayList<>(active.values());
        pulses.sort(Comparator.comparingLong(Pulse::order).reversed());
        return pulses;
    }

    private static void addOwn(
            Map<String, List<GaugeDataPointSnapshot>> families,
            Pulse pulse,
            String strand,
            Map<String, Double> latest) {
        Labels labels =
                Labels.of("run", pulse.run(), "experiment", pulse.experiment(), "strand", strand, "seed", pulse.seed());
        latest.forEach((metric, value) -> add(families, metric, labels, value));
    }

    static void add(Map<String, List<GaugeDataPointSnapshot>> families, String metric, Labels labels, double value) {
        families.computeIfAbsent(metric, key -> new ArrayList<>())
                .add(GaugeDataPointSnapshot.builder()
                        .labels(labels)
                        .value(value)
                        .build());
    }

    private static MetricSnapshots snapshots(Map<String, List<GaugeDataPointSnapshot>> families) {
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        families.forEach((metric, points) -> {
            GaugeSnapshot.Builder family =
                    GaugeSnapshot.builder().name(name(metric)).help(help(metric));
            points.forEach(family::dataPoint);
            all.metricSnapshot(family.build());
        });
        return all.build();
    }

    private static String name(String metric) {
        return "minima_" + metric.replace('.', '_');
    }

    private static String help(String metric) {
        boolean rest = metric.startsWith(Rest.PREFIX);
        Metric known = Metric.of(rest ? metric.substring(Rest.PREFIX.length()) : metric);
        String meaning = known == null ? metric : "%s [%s]".formatted(known.meaning(), known.unit());
        return rest ? "runs without series of their own: " + meaning : meaning;
    }
}
