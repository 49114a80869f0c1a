package minima.actors;

import minima.telemetry.event.RunEvent;
import minima.telemetry.event.RunRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;

/** What one run writes down: its state and events in the journal, its snapshots in checkpoints. */
final class RunLog {

    private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);

    private final RunOrder order;
    private final Workbench bench;
    private long startedMs;

    /** @param startedMs when it first started, 0 if it has not */
    RunLog(RunOrder order, long startedMs, Workbench bench) {
        this.order = order;
        this.startedMs = startedMs;
        this.bench = bench;
    }

    /**
     * Writes state and event; {@code then} is given the report, on the journal's thread, when they are durable, or a
     * failed one where the journal takes no more.
     */
    void record(RunReport report, String kind, Consumer<RunReport> then) {
        long now = bench.clock().epochMs();
        if (startedMs == 0 && kind.equals("started")) {
            startedMs = now;
        }
        RunRecord record = recordOf(report, now);
        bench.writer().save(record).thenAccept(bench.metrics()::state);
        Map<String, Object> event = Map.of("kind", kind, "step", report.step(), "report", RunJson.tree(report));
        bench.writer()
                .append(new RunEvent(order.run(), now, kind, RunJson.write(event)))
                .whenComplete((recorded, failed) -> {
                    if (failed == null && report.status().terminal()) {
                        forgetCheckpoints();
                    }
                    then.accept(failed == null ? report : report.failed("journal: " + Ending.describe(failed)));
                });
    }

    /**
     * Writes the state that it is in once more, with a newer report, which {@code then} is given when it is durable.
     */
    void update(RunReport report, Consumer<RunReport> then) {
        bench.writer().save(recordOf(report, bench.clock().epochMs())).thenAccept(saved -> then.accept(report));
    }

    private RunRecord recordOf(RunReport report, long now) {
        RunRecord record = new RunRecord(
                order.run(),
                order.experiment(),
                report.family(),
                report.title(),
                order.batch(),
                order.seed(),
                report.steps(),
                report.status(),
                report.created(),
                startedMs,
                report.status().terminal() ? now : 0,
                RunJson.write(report.settings()),
                order.arguments(),
                order.data() == null || order.dataSha256() == null
                        ? null
                        : new RunRecord.DataSet(order.data(), order.dataSha256()),
                RunJson.write(Map.of("order", order, "report", report)));
        Fork fork = order.fork();
        return fork == null
                ? record
                : record.forkedFrom(new RunRecord.Parent(fork.parent(), fork.step(), RunJson.write(fork.settings())));
    }

    /** Saves a snapshot; the answer is empty, or what kept it from being saved. */
    String save(Snapshot snapshot) {
        try {
            bench.checkpoints().save(order.run(), snapshot);
            return "";
        } catch (IOException notSaved) {
            return Ending.describe(notSaved);
        }
    }

    private void forgetCheckpoints() {
        try {
            bench.checkpoints().forget(order.run());
        } catch (IOException left) {
            LOG.warn("checkpoints of an ended run were left: {}", Ending.describe(left));
        }
    }
}
