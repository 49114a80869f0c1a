package minima.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.BatchReport;
import minima.dashboards.report.Measured;
import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A laboratory that may go down and come up again, also at another address: a question that it does not answer waits
 * for the next one, which is said once.
 *
 * <pre>
 *   there --no answer--> awaited --an answer--> there
 *                        awaited --patience is over--> {@link Api.Gone}
 * </pre>
 */
final class ReturningLaboratory implements RunReader {

    private static final long BETWEEN_MS = 500;

    private interface Question<T extends @Nullable Object> {

        T of(RunReader laboratory);
    }

    private final Supplier<String> address;
    private final Duration patience;
    private final PrintWriter err;
    private String url;
    private RemoteLaboratory laboratory;

    /** @param address of the laboratory that is there now, empty while none is */
    ReturningLaboratory(Supplier<String> address, Duration patience, PrintWriter err) {
        this.address = address;
        this.patience = patience;
        this.err = err;
        this.url = address.get();
        this.laboratory = new RemoteLaboratory(url);
    }

    @Override
    public @Nullable JsonNode report(String run) {
        return this.<@Nullable JsonNode>ask(reader -> reader.report(run));
    }

    @Override
    public Measured measured(String run) {
        return ask(reader -> reader.measured(run));
    }

    @Override
    public List<JsonNode> newest(@Nullable String batch, int limit) {
        return ask(reader -> reader.newest(batch, limit));
    }

    @Override
    public @Nullable JsonNode batch(String batch, BatchReport.View view) {
        return this.<@Nullable JsonNode>ask(reader -> reader.batch(batch, view));
    }

    @Override
    public List<JsonNode> batches(int limit) {
        return ask(reader -> reader.batches(limit));
    }

    private <T extends @Nullable Object> T ask(Question<T> question) {
        try {
            return question.of(laboratory);
        } catch (Api.Gone gone) {
            Progress.say(
                    "the laboratory does not answer; waiting for it, at most %d s".formatted(patience.toSeconds()),
                    err);
            return askTheNext(question, gone);
        }
    }

    private <T extends @Nullable Object> T askTheNext(Question<T> question, Api.Gone gone) {
        long deadline = System.nanoTime() + patience.toNanos();
        Api.Gone last = gone;
        while (System.nanoTime() - deadline < 0) {
            pause();
            try {
                follow(address.get());
                return question.of(laboratory);
            } catch (Api.Gone still) {
                last = still;
            }
        }
        throw last;
    }

    private void follow(String now) {
        if (!now.isEmpty() && !now.equals(url)) {
            url = now;
            laboratory = new RemoteLaboratory(now);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_MS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Api.Gone("interrupted while waiting for the laboratory");
        }
    }
}
