package minima.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.RunJson;
import minima.telemetry.event.RunState;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Watches runs from a terminal until they end: a live line meanwhile, verdicts at the end.
 *
 * <p>An interrupt (Ctrl-C, SIGTERM) saves what runs, says how to go on, and ends the process with 130.
 */
final class Foreground {

    private static final long LOOK_MS = 250;
    private static final int INTERRUPTED = 130;

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;
    private final AtomicBoolean over = new AtomicBoolean();
    private final CountDownLatch interrupted = new CountDownLatch(1);

    Foreground(PrintWriter out, PrintWriter err, boolean json) {
        this.out = out;
        this.err = err;
        this.json = json;
    }

    /** Watches runs of a laboratory in this process, then closes it; the exit code. */
    int own(OpenLaboratory laboratory, List<String> runs) {
        Thread hook = new Thread(() -> save(laboratory), "interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
        List<JsonNode> reports = untilEnded(laboratory, runs);
        if (!over.compareAndSet(false, true)) {
            return INTERRUPTED;
        }
        Runtime.getRuntime().removeShutdownHook(hook);
        print(reports);
        long left = laboratory.drain();
        if (left > 0) {
            err.printf("%,d records are left for Kafka; the next start sends them%n", left);
        }
        laboratory.close();
        return Outcome.exitCode(reports);
    }

    /** Watches runs of a laboratory that another process serves; an interrupt ends the watching alone. */
    int remote(RunAccess laboratory, List<String> runs) {
        List<JsonNode> reports = untilEnded(laboratory, runs);
        print(reports);
        return Outcome.exitCode(reports);
    }

    private void save(OpenLaboratory laboratory) {
        if (!over.compareAndSet(false, true)) {
            return;
        }
        interrupted.countDown();
        List<String> saved = laboratory.suspend();
        laboratory.close();
        err.printf("%ninterrupted; %d saved. Go on with: ./minima resume%n", saved.size());
        err.flush();
        Runtime.getRuntime().halt(INTERRUPTED);
    }

    private List<JsonNode> untilEnded(RunAccess laboratory, List<String> runs) {
        Progress progress = new Progress(err);
        while (true) {
            List<JsonNode> reports = new ArrayList<>();
            for (String run : runs) {
                JsonNode report = laboratory.report(run);
                if (report != null) {
                    reports.add(report);
                }
            }
            boolean ended = reports.size() == runs.size() && reports.stream().allMatch(Foreground::ended);
            progress.clear();
            if (ended) {
                return reports;
            }
            progress.show(reports.stream().filter(report -> !ended(report)).toList());
            if (pause()) {
                progress.clear();
                return reports;
            }
        }
    }

    /** True if the process is being interrupted. */
    private boolean pause() {
        try {
            return interrupted.await(LOOK_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static boolean ended(JsonNode report) {
        return RunState.valueOf(report.path("status").asText()).terminal();
    }

    private void print(List<JsonNode> reports) {
        if (json) {
            out.println(RunJson.write(Map.of("runs", reports)));
        } else {
            reports.forEach(report -> Outcome.print(report, out));
        }
        out.flush();
    }
}
