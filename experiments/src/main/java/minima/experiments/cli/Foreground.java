package minima.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Watches runs or a batch from a terminal until they end: a live line meanwhile, what they came to at the end.
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

    /** Watches what runs in this process's laboratory, then closes it; the exit code. */
    int own(OpenLaboratory laboratory, Watched watched) {
        Thread hook = new Thread(() -> save(laboratory, watched), "interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
        int code = INTERRUPTED;
        if (untilEnded(watched)) {
            code = printed(watched);
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
        return code;
    }

    /** Watches what runs in another process's laboratory; an interrupt ends the watching alone, and says so. */
    int remote(Watched watched) {
        Thread hook = new Thread(this::leave, "interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
        boolean ended = false;
        try {
            ended = untilEnded(watched);
        } finally {
            if (over.compareAndSet(false, true)) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        }
        return ended ? printed(watched) : INTERRUPTED;
    }

    private void leave() {
        if (!over.compareAndSet(false, true)) {
            return;
        }
        interrupted.countDown();
        Progress.say("no longer watching; the laboratory goes on. Watch again with: ./minima watch", err);
        Runtime.getRuntime().halt(INTERRUPTED);
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

    private void save(OpenLaboratory laboratory, Watched watched) {
        if (!over.compareAndSet(false, true)) {
            return;
        }
        interrupted.countDown();
        boolean ended = watched.ended(watched.reports());
        List<String> saved = laboratory.suspend();
        laboratory.close();
        if (!ended) {
            err.printf("%ninterrupted; %d runs saved. Go on with: ./minima resume%n", saved.size());
        }
        err.flush();
        Runtime.getRuntime().halt(INTERRUPTED);
    }

    /** False if the process was interrupted before the end. */
    private boolean untilEnded(Watched watched) {
        Progress progress = new Progress(err);
        while (true) {
            List<JsonNode> reports = watched.reports();
            boolean ended = watched.ended(reports);
            progress.clear();
            if (ended) {
                return true;
            }
            progress.show(reports);
            if (pause(LOOK_MS)) {
                progress.clear();
                return false;
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

    /** Prints what is said at the end; the exit code. */
    private int printed(Watched watched) {
        return LastWord.tell(watched.last(), json, out);
    }
}
