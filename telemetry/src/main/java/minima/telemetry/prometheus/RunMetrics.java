package minima.telemetry.prometheus;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import minima.telemetry.event.Block;
import minima.telemetry.event.Entry;
import minima.telemetry.event.RunRecord;
import minima.telemetry.event.RunState;
import minima.telemetry.journal.JournalWriter;
import minima.telemetry.kafka.StepPublisher;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * All that Prometheus is told: latest values of the active runs, counters of the laboratory, health of its parts. Safe
 * for use by many threads; nothing in it waits.
 *
 * <p>{@code minima_margin_l2{run,experiment,strand,seed}} and its like exist for the newest active runs, at most 200
 * strands together; {@code minima_rest_margin_l2{experiment,strand,stat}} folds the others. A run has no series before
 * it starts nor after it ended.
 */
public final class RunMetrics {

    private static final double[] COMMIT_SECONDS = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5};

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final PrometheusTextFormatWriter format = PrometheusTextFormatWriter.create();
    private final RunGauges gauges = new RunGauges();
    private final RunStates states = new RunStates();
    private final Counter steps = counter("minima_steps", "steps taken");
    private final Counter quanta = counter("minima_quanta", "quanta of steps taken");
    private final Counter droppedFrames = counter("minima_frames_dropped", "frames that a slow viewer did not get");

    public RunMetrics() {
        registry.register(gauges);
        GaugeWithCallback.builder()
                .name("minima_runs")
                .help("runs by state; of those that have ended, the ones that ended since the start")
                .labelNames("state")
                .callback(callback -> states.counts().forEach((state, count) -> callback.call(count, state.name())))
                .register(registry);
        JvmMetrics.builder().register(registry);
    }

    private Counter counter(String name, String help) {
        return Counter.builder().name(name).help(help).register(registry);
    }

    /** Tells of a run that is new, or has entered another state. */
    public void state(RunRecord run) {
        states.put(run.id(), run.state());
        if (run.state().terminal()) {
            gauges.end(run.id());
        } else if (run.state() != RunState.QUEUED) {
            gauges.begin(run);
        }
    }

    /** Takes the last row of the block as its strand's latest values, if its run is active. */
    public void update(Block block) {
        gauges.update(block);
    }

    /** Counts a quantum of steps. */
    public void quantum(long stepsTaken) {
        quanta.inc();
        steps.inc(stepsTaken);
    }

    public void droppedFrames(long count) {
        droppedFrames.inc(count);
    }

    /** Tells of the journal from now on; once. */
    public void watch(JournalWriter writer) {
        gauge(
                "minima_journal_up",
                "1 while the journal takes what is said, else 0",
                () -> writer.health().state() == JournalWriter.State.WELL ? 1 : 0);
        gauge("minima_journal_waiting", "appends that are not on the disk yet", () -> writer.health()
                .waiting());
        gauge("minima_journal_waiting_bytes", "their size", () -> writer.health()
                .waitingBytes());
        total("minima_journal_failures", "commits that failed", () -> writer.health()
                .failures());
        Histogram seconds = Histogram.builder()
                .name("minima_journal_commit_seconds")
                .help("what it takes until a group of appends is on the disk")
                .classicOnly()
                .classicUpperBounds(COMMIT_SECONDS)
                .register(registry);
        writer.listen(new JournalWriter.Listener() {
            @Override
            public void onCommitted(List<Entry> entries) {
                seconds.observe(writer.health().lastCommitSeconds());
            }
        });
    }

    /** Tells of the publisher from now on; once. */
    public void watch(StepPublisher publisher) {
        gauge(
                "minima_publisher_up",
                "1 while Kafka takes what is sent, else 0",
                () -> publisher.health().state() == StepPublisher.State.WELL ? 1 : 0);
        gauge("minima_publisher_lag", "records of the journal that Kafka has not acknowledged", () -> publisher
                .health()
                .lag());
        total("minima_publisher_sent", "records that Kafka has acknowledged", () -> publisher
                .health()
                .sent());
    }

    private void gauge(String name, String help, DoubleSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> callback.call(value.getAsDouble()))
                .register(registry);
    }

    private void total(String name, String help, DoubleSupplier value) {
        CounterWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> callback.call(value.getAsDouble()))
                .register(registry);
    }

    /** Where others register what only they know, such as devices. */
    public PrometheusRegistry registry() {
        return registry;
    }

    /** Everything as it is now, in the text format. */
    public byte[] scrape() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
        try {
            format.write(out, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException("memory must take what is written", e);
        }
        return out.toByteArray();
    }

    /** The content type of {@link #scrape}. */
    public String contentType() {
        return format.getContentType();
    }
}
