package minima.actors;

import minima.telemetry.event.RunEvent;
import minima.telemetry.event.RunRecord;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What one run writes down: its state and events in the journal, its snapshots in checkpoints. */
final class RunLog {

    private final RunOrder order;
    private final Workbench bench;
    private long startedMs;

    RunLog(RunOrder order, Workbench bench) {
        this.order = order;
        this.bench = bench;
    }

    /** Writes state and event in one group; {@code then} runs, on the journal's thread, when they are durable. */
    void record(RunReport report, String kind, Runnable then) {
        long now = bench.clock().epochMs();
        if (startedMs == 0 && kind.equals("started")) {
            startedMs = now;
        }
        RunRecord record = recordOf(report, now);
        bench.writer().save(record).thenAccept(bench.metrics()::state);
        Map<String, Object> event = Map.of("kind", kind, "step", report.step(), "report", RunJson.tree(report));
        bench.writer()
                .append(new RunEvent(order.run(), now, kind, RunJson.write(event)))
                .thenRun(() -> {
                    if (report.status().terminal()) {
                        forgetCheckpoints();
                    }
                    then.run();
                });
    }

    private RunRecord recordOf(RunReport report, long now) {
        return new RunRecord(
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
                List.of(order.command().split(" ")),
                order.data() == null || order.dataSha256() == null
                        ? null
                        : new RunRecord.DataSet(order.data(), order.dataSha256()),
                RunJson.write(Map.of("order", order, "report", report)));
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
            org.slf4j.LoggerFactory.getLogger(RunLog.class)
                    .warn("checkpoints of an ended run were left: {}", Ending.describe(left));
        }
    }
}
