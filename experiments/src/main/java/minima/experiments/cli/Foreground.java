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
    private static final long LAST_FRAMES_MS = 500;
    private static final int INTERRUPTED = 130;

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;
    private final boolean stay;
    private final AtomicBoolean over = new AtomicBoolean();
    private final CountDownLatch interrupted = new CountDownLatch(1);

    /** @param stay whether the page stays after the runs have ended, until an interrupt */
    Foreground(PrintWriter out, PrintWriter err, boolean json, boolean stay) {
        this.out = out;
        this.err = err;
        this.json = json;
        this.stay = stay;
    }

    /** Watches runs of a laboratory in this process, then closes it; the exit code. */
    int own(OpenLaboratory laboratory, List<String> runs) {
        Thread hook = new Thread(() -> save(laboratory), "interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
        List<JsonNode> reports = untilEnded(laboratory, runs);
        boolean ended = interrupted.getCount() > 0;
        if (ended) {
            print(reports);
            letViewersSee(laboratory);
        }
        if (!over.compareAndSet(false, true)) {
            return INTERRUPTED;
        }
        Runtime.getRuntime().removeShutdownHook(hook);
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

    /** The last frame takes a tenth of a second to the page. */
    private void letViewersSee(OpenLaboratory laboratory) {
        if (stay && !laboratory.url().isEmpty()) {
            err.printf("the page stays at %s until Ctrl-C%n", laboratory.url());
            pause(Long.MAX_VALUE);
        } else if (!laboratory.url().isEmpty()) {
            pause(LAST_FRAMES_MS);
        }
    }

    private void save(OpenLaboratory laboratory) {
        if (!over.compareAndSet(false, true)) {
            return;
        }
        interrupted.countDown();
        List<String> saved = laboratory.suspend();
        laboratory.close();
        if (!saved.isEmpty()) {
            err.printf("%ninterrupted; %d saved. Go on with: ./minima resume%n", saved.size());
        }
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
            if (pause(LOOK_MS)) {
                progress.clear();
                return reports;
            }
        }
    }

    /** True if the process is being interrupted. */
    private boolean pause(long milliseconds) {
        try {
            return interrupted.await(milliseconds, TimeUnit.MILLISECONDS);
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
