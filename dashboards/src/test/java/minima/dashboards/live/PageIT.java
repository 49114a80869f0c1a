package minima.dashboards.live;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a reader sees of a run in a real browser. */
class PageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
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
        String run = page.submit(Map.of("steps", "20000000", "strands", "30", "measures", "20"));
        browser.open(page.url() + "#/run/" + run);
        await().atMost(PATIENCE).until(() -> browser.all(".legend li").size() == 30);
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
        browser.screenshot("thirty-strands.png");
        browser.run("scrollTo(0, 900)");
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
