package minima.dashboards.live;

import minima.actors.Laboratory;
import minima.telemetry.event.RunState;
import minima.telemetry.journal.Series;
import minima.telemetry.journal.SeriesRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

/** A page whose laboratory dies and comes up again, in a real browser: every step is measured, so a gap is seen. */
class ReconnectIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String RUN = "wave";

    /** No more points than the page asks for at once, so that it draws each of them. */
    private static final long STEPS = 1_500;

    @TempDir
    Path folder;

    private OpenPage page;
    private Browser browser;

    @BeforeEach
    void open() throws Exception {
        browser = new Browser(folder, 1280, 720);
        page = new OpenPage(folder, new Slow());
    }

    @AfterEach
    void close() {
        if (page != null) {
            page.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void goesOnWithARunThatGoesOn() throws Exception {
        order(Map.of("steps", Long.toString(STEPS), "millis", "20"));
        look();
        await().atMost(PATIENCE).until(() -> lastStep() > 50);
        assertThat(disconnected()).isEmpty();

        int port = goDown();
        long before = lastStep();
        browser.screenshot("disconnected.png");
        page = OpenPage.unserved(folder, new Slow());
        page.revive();
        page.serve(port);

        await().atMost(PATIENCE).until(() -> disconnected().isEmpty() && lastStep() > before + 50);
        assertThat(browser.all("body[data-stale]")).isEmpty();
        await().atMost(PATIENCE).until(() -> isWholeUpTo(curve(), before + 50));
        requireWhatTheJournalHas(curve());
        browser.screenshot("reconnected.png");
    }

    /**
     * Nothing comes by the stream any more, so the page draws what it has asked for when the stream was there again.
     */
    @Test
    void asksForWhatWasMeasuredWhileNobodyCouldTellIt() throws Exception {
        order(Map.of("steps", "600", "millis", "5"));
        await().atMost(PATIENCE).until(() -> measured().points() > 50);
        page.desk().steer(RUN, Laboratory.Action.PAUSE).toCompletableFuture().join();
        awaitInJournal(RunState.PAUSED);
        look();
        await().atMost(PATIENCE).until(() -> lastStep() > 50 && shows(RunState.PAUSED));

        int port = goDown();
        long before = lastStep();
        assertThat(before).isLessThan(600);
        page = OpenPage.unserved(folder, new Slow());
        page.revive();
        awaitInJournal(RunState.COMPLETED);
        page.serve(port);

        await().atMost(PATIENCE).until(() -> disconnected().isEmpty());
        await().atMost(PATIENCE).until(() -> isWholeUpTo(curve(), 600));
        await().atMost(PATIENCE).until(() -> shows(RunState.COMPLETED));
        assertThat(browser.all("[data-verdict]")).hasSize(1);
        requireWhatTheJournalHas(curve());
    }

    private void order(Map<String, String> settings) {
        page.submit(RUN, "slow", settings, 0, "1");
    }

    private void look() {
        browser.open(page.url() + "#/run/" + RUN + "?x=linear&y=linear");
        await().atMost(PATIENCE).until(() -> lastStep() > 0);
        Drawing.listen(browser);
    }

    /** The laboratory dies without a word to its runs; the port at which it was. */
    private int goDown() {
        int port = page.port();
        page.close();
        page = null;
        await().atMost(PATIENCE).until(() -> disconnected().matches("disconnected since [0-9:]+, trying again"));
        assertThat(browser.all("body[data-stale]")).hasSize(1);
        return port;
    }

    private void awaitInJournal(RunState state) {
        await().atMost(PATIENCE)
                .until(() -> page.journal().run(RUN) != null
                        && page.journal().run(RUN).state() == state);
    }

    /** The longest line that was drawn. */
    private List<Drawing.Point> curve() {
        return Drawing.of(browser).stream()
                .filter(path -> path.kind().equals("stroke") && !path.dashed())
                .map(Drawing.Path::points)
                .max(Comparator.comparingInt(List::size))
                .orElse(List.of());
    }

    private static boolean isWholeUpTo(List<Drawing.Point> curve, long step) {
        List<Long> steps = curve.stream().map(point -> Math.round(point.step())).toList();
        return steps.size() >= step
                && steps.equals(LongStream.rangeClosed(1, steps.size()).boxed().toList());
    }

    /** A pixel is a double, so the way through the axes and back rounds by a few units in the last place. */
    private void requireWhatTheJournalHas(List<Drawing.Point> curve) {
        List<Series.Bucket> buckets = measured().buckets();
        for (int i = 0; i < curve.size(); i++) {
            Drawing.Point drawn = curve.get(i);
            assertThat(buckets.get(i).last()).isEqualTo(Math.round(drawn.step()));
            assertThat(buckets.get(i).max()).isEqualTo(Slow.heightAt(i + 1));
            assertThat(drawn.value()).isCloseTo(buckets.get(i).max(), within(1e-9));
        }
    }

    private Series measured() {
        return page.journal()
                .series(new SeriesRequest(RUN, null, "norm.l2", 0, Long.MAX_VALUE, SeriesRequest.MOST_POINTS));
    }

    private boolean shows(RunState state) {
        return !browser.all("[data-run-state=" + state + "]").isEmpty();
    }

    private String disconnected() {
        return browser.run("const e = document.getElementById('disconnected'); return e.hidden ? '' : e.textContent")
                .toString();
    }

    private long lastStep() {
        return Long.parseLong(
                browser.run("return document.querySelector('.charts canvas.large')?.dataset.lastStep || '0'")
                        .toString());
    }
}
