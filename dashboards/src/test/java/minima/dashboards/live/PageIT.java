package minima.dashboards.live;

import minima.actors.Laboratory;
import minima.telemetry.journal.FrameRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a reader sees of a run in a real browser. */
class PageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String FOR_EVER = "1000000000000";

    @TempDir
    Path folder;

    private OpenPage page;
    private Browser browser;

    @BeforeEach
    void open() throws Exception {
        browser = new Browser(folder, 1280, 1400);
        page = new OpenPage(folder);
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
    void fillsTheTableOfARunWhileItRuns() {
        String run = page.submit(Map.of("steps", FOR_EVER, "strands", "3", "measures", "2"));
        browser.open(page.url() + "#/run/" + run);

        await().atMost(PATIENCE).until(() -> browser.all("[data-grid] tbody tr").size() == 3);
        String cell = "[data-grid] [data-strand=rate-3][data-metric='norm.l2']";
        await().atMost(PATIENCE).until(() -> browser.one(cell).getText().matches("[0-3]\\.[0-9]+"));
        String early = browser.one(cell).getText();
        await().atMost(PATIENCE).until(() -> !browser.one(cell).getText().equals(early));
        assertThat(heat("rate-1")).isGreaterThan(heat("rate-3"));
    }

    @Test
    void drawsTheNewestBarsOfEveryStrandUntilTheSliderIsMoved() throws Exception {
        String run = page.submit(Map.of("steps", FOR_EVER, "strands", "3"));
        browser.open(page.url() + "#/run/" + run);
        await().atMost(PATIENCE).until(() -> shownStep() > 1);
        assertThat(browser.one(BARS).getDomAttribute("data-bars")).isEqualTo("36");
        assertThat(browser.inkOf(BARS)).as("pixels that are not paper").isGreaterThan(1_000);
        long early = shownStep();
        await().atMost(PATIENCE).until(() -> shownStep() > early);
        browser.screenshot("bars-live.png");

        long third = steps(run).get(2);
        slideTo(2);
        await().atMost(PATIENCE).until(() -> shownStep() == third);
        int known = steps(run).size();
        await().atMost(PATIENCE).until(() -> steps(run).size() > known);
        assertThat(shownStep()).as("the reader chose a step").isEqualTo(third);

        browser.one("[data-vector] .slide button").click();
        await().atMost(PATIENCE).until(() -> shownStep() > early);
        page.desk().steer(run, Laboratory.Action.CANCEL);
    }

    @Test
    void drawsTheBarsOfARunThatHasEndedAlsoInTheDark() throws Exception {
        String run = page.submit(Map.of("steps", "200000000", "strands", "2"));
        browser.open(page.url() + "#/run/" + run + "?theme=dark");
        await().atMost(PATIENCE)
                .until(() -> !browser.all("[data-run-state=COMPLETED]").isEmpty());
        browser.open(page.url());
        browser.open(page.url() + "#/run/" + run + "?theme=dark");
        await().atMost(PATIENCE).until(() -> shownStep() == 200_000_000);
        browser.screenshot("bars-dark.png");

        for (int rank = 0; rank < 200; rank += 40) {
            slideTo(rank);
        }
        await().atMost(PATIENCE).until(() -> shownStep() == steps(run).get(160));
        assertThat(browser.one("[data-vector] output").getText())
                .isEqualTo("step %,d".formatted(steps(run).get(160)));
    }

    private static final String BARS = "[data-vector='" + Decays.SPECTRUM + "'] canvas";

    private long shownStep() {
        return browser.all(BARS).stream()
                .map(canvas -> canvas.getDomAttribute("data-step"))
                .filter(step -> step != null)
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(-1);
    }

    private void slideTo(int rank) {
        browser.run(
                "const s = document.querySelector('[data-vector] input[type=range]'); s.value = arguments[0];"
                        + " s.dispatchEvent(new Event('input'))",
                rank);
    }

    private List<Long> steps(String run) {
        return page.journal()
                .frameSteps(new FrameRequest(run, Decays.SPECTRUM, "rate-1"))
                .get(0)
                .steps();
    }

    /** A run is accepted before it is in the journal, and a slow disk lets a page ask in between. */
    @Test
    void showsARunThatIsOrderedAfterItWasAskedFor() {
        browser.open(page.url() + "#/run/later");
        await().atMost(PATIENCE).until(() -> browser.one("#page").getText().startsWith("There is no such run"));

        page.submit("later", "decays", Map.of(), 1);

        await().atMost(PATIENCE)
                .until(() -> !browser.all("[data-run-state=COMPLETED]").isEmpty());
        assertThat(browser.one("#page").getText()).startsWith("Every number decays at its own rate");
        assertThat(browser.one(".charts").isDisplayed()).isTrue();
    }

    @Test
    void saysWhatIsKnownOfTheClaim() {
        String run = page.submit(Map.of());
        browser.open(page.url() + "#/run/" + run);
        await().atMost(PATIENCE)
                .until(() -> !browser.all(".says [data-standing]").isEmpty());

        assertThat(browser.one(".says [data-standing]").getText()).isEqualTo("A conjecture.");
        assertThat(browser.one(".says .remark").getText()).isEqualTo("The slide prints t for t + 1.");
    }

    @Test
    void staysReadableWithThirtyStrandsAndTwentyMeasures() throws Exception {
        String run = page.submit(Map.of("steps", "2000000", "strands", "30", "measures", "20"));
        browser.open(page.url() + "#/run/" + run);
        await().atMost(PATIENCE).until(() -> browser.all(".charts .legend li").size() == 30);
        await().atMost(PATIENCE)
                .until(() -> !browser.all("[data-run-state=COMPLETED]").isEmpty());

        assertThat(overflow("document.documentElement"))
                .as("the page does not scroll sideways")
                .isZero();
        assertThat(browser.one(".legend").getSize().getHeight()).isLessThan(80);
        assertThat(browser.run("return new Set([...document.querySelectorAll('.legend svg')].map("
                        + "s => s.dataset.colour + s.querySelector('path').getAttribute('stroke-dasharray'))).size"))
                .as("pens")
                .isEqualTo(30L);
        await().atMost(PATIENCE)
                .until(() -> browser.one(BARS).getDomAttribute("data-bars").equals("360"));
        browser.screenshot("thirty-strands.png");
        browser.run("scrollTo(0, 800)");
        browser.screenshot("thirty-strands-below.png");
    }

    private double heat(String strand) {
        return Double.parseDouble((String) browser.run(
                "return document.querySelector('[data-grid] [data-strand=' + arguments[0] + ']').style.getPropertyValue('--heat')",
                strand));
    }

    private long overflow(String element) {
        return (long) browser.run("const e = " + element + "; return e.scrollWidth - e.clientWidth");
    }
}
