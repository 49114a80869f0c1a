package minima.experiments.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.RunJson;
import minima.actors.RunOrder;
import minima.experiments.bench.Descent.Shape;
import minima.experiments.doctor.ScratchFolder;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * How fast what is measured is seen.
 *
 * @param stepToPixel milliseconds from a measured step to the curve on the page; null where there is no Chromium
 * @param points of the long series
 * @param answer milliseconds until the server has answered a question for it
 * @param chart milliseconds from the page's first byte until the curve is drawn; null where there is no Chromium
 * @param viewers what many viewers cost
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LiveRates(
        @Nullable StepToPixel stepToPixel,
        long points,
        Spread answer,
        @Nullable Spread chart,
        Viewers viewers) {

    /** Milliseconds that half of the rows, and 95 of 100, took at most. */
    public record StepToPixel(double p50, double p95) {}

    private static final Shape SHAPE = new Shape(200, 50);
    private static final Shape SMALL = new Shape(20, 2);
    private static final long FOR_EVER = 1_000_000_000_000L;

    /** About a thousand rows a second. */
    private static final String SPARSE = "100";

    private static final String DELAY =
            "(document.querySelector('canvas.large')?.dataset.delay ?? '').split(' ').map(Number)";

    private static final String DRAWN = """
            new Promise(done => {
              const look = () => {
                const canvas = document.querySelector('canvas.large');
                if (Number(canvas?.dataset.points) > 1000) done(performance.now());
                else requestAnimationFrame(look);
              };
              look();
            })""";

    static LiveRates measure(Effort effort, Consumer<String> progress)
            throws IOException, InterruptedException, TimeoutException {
        Optional<Path> chromium = Chromium.program();
        try (ScratchFolder scratch = ScratchFolder.make();
                LiveLaboratory laboratory = LiveLaboratory.withPage(scratch.path())) {
            progress.accept("a chart of %,d points".formatted(effort.points()));
            RunOrder large = LiveLaboratory.order(SMALL, effort.points() - 1, "1");
            laboratory.complete(large);
            Spread answer = answer(laboratory, large.run(), effort.rounds());
            RunOrder live = LiveLaboratory.order(SHAPE, FOR_EVER, SPARSE);
            laboratory.submit(live);
            StepToPixel pixel = null;
            Spread chart = null;
            if (chromium.isPresent()) {
                try (Chromium browser = new Chromium(chromium.get(), scratch.path())) {
                    chart = chart(browser, laboratory, large.run(), effort.rounds());
                    progress.accept("from steps to pixels");
                    pixel = pixel(browser, laboratory, live.run(), effort.viewSeconds());
                }
            }
            progress.accept("%,d viewers".formatted(effort.viewers()));
            Viewers viewers = Viewers.measure(laboratory, live.run(), effort.viewers(), effort.viewSeconds());
            return new LiveRates(pixel, effort.points(), answer, chart, viewers);
        }
    }

    private static Spread answer(LiveLaboratory laboratory, String run, int rounds)
            throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        URI series = URI.create(laboratory.url() + "api/runs/" + run + "/series?metric=margin.l2&points=1600");
        List<Double> millis = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            long start = System.nanoTime();
            HttpResponse<String> answered =
                    client.send(HttpRequest.newBuilder(series).build(), HttpResponse.BodyHandlers.ofString());
            millis.add((System.nanoTime() - start) / 1e6);
            if (RunJson.parse(answered.body()).path("points").size() < 2) {
                throw new IOException("a series must be answered: " + answered.body());
            }
        }
        return Spread.of(millis.subList(1, millis.size()));
    }

    private static Spread chart(Chromium browser, LiveLaboratory laboratory, String run, int rounds)
            throws IOException, InterruptedException, TimeoutException {
        List<Double> millis = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            browser.open("about:blank");
            browser.open(laboratory.url() + "#/run/" + run);
            millis.add(browser.evaluate(DRAWN).asDouble());
        }
        return Spread.of(millis.subList(1, millis.size()));
    }

    private static StepToPixel pixel(Chromium browser, LiveLaboratory laboratory, String run, double seconds)
            throws IOException, InterruptedException, TimeoutException {
        browser.open("about:blank");
        browser.open(laboratory.url() + "#/run/" + run + "?x=linear");
        Thread.sleep((long) (1000 * seconds));
        JsonNode delay = browser.evaluate(DELAY);
        if (delay.size() != 2) {
            throw new IOException("a page must draw what is measured: delay=" + delay);
        }
        return new StepToPixel(delay.get(0).asDouble(), delay.get(1).asDouble());
    }
}
