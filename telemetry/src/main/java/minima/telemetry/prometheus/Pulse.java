package minima.telemetry.prometheus;

import minima.telemetry.event.Block;
import minima.telemetry.event.RunRecord;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The latest values of one active run, by strand (empty where it has only one) and by family of gauges. */
final class Pulse {

    private final long order;
    private final String run;
    private final String experiment;
    private final String seed;
    private final Map<String, Map<String, Double>> strands = new ConcurrentHashMap<>();

    /** @param order greater for runs that became active later */
    Pulse(long order, RunRecord run) {
        this.order = order;
        this.run = run.id();
        this.experiment = run.experiment();
        this.seed = Long.toString(run.seed());
    }

    /** Keeps the last row. */
    void update(Block block) {
        int last = block.rows() - 1;
        if (last < 0) {
            return;
        }
        String strand = block.strand();
        Map<String, Double> latest =
                strands.computeIfAbsent(strand == null ? "" : strand, name -> new ConcurrentHashMap<>());
        for (int metric = 0; metric < block.metrics().size(); metric++) {
            latest.put(block.metrics().get(metric), block.value(last, metric));
        }
    }

    long order() {
        return order;
    }

    String run() {
        return run;
    }

    String experiment() {
        return experiment;
    }

    String seed() {
        return seed;
    }

    /** Values by metric by strand, as they are now. */
    Map<String, Map<String, Double>> strands() {
        return new TreeMap<>(strands);
    }
}
