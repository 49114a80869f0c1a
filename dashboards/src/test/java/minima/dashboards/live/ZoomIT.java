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

/** A look at a part of a run, in a real browser. */
class ZoomIT {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String CANVAS = ".charts canvas.large";

    @TempDir
    Path folder;

    private OpenPage page;
    private Browser browser;

    @BeforeEach
    void open() throws Exception {
        browser = new Browser(folder, 1280, 900);
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
    void asksForEveryPointOfTheStepsThatAreDraggedOver() throws Exception {
        String run = page.submit(Map.of("steps", "200000"), "1");
        browser.open(page.url() + "#/run/" + run + "?x=linear");
        await().atMost(PATIENCE)
                .until(() -> !browser.all("[data-run-state=COMPLETED]").isEmpty());
        await().atMost(PATIENCE).until(() -> thinned().matches("showing [0-9,]+ of 400,00[0-9] \\(min/max\\)"));

        browser.drag(CANVAS, 0.4, 0.6);
        await().atMost(PATIENCE)
                .until(() -> thinned().contains(" of ") && !thinned().contains("400,00"));
        browser.drag(CANVAS, 0.5, 0.51);
        await().atMost(PATIENCE).until(() -> thinned().isEmpty());

        long[] steps = steps();
        assertThat(steps[1] - steps[0]).isBetween(100L, 1_000L);
        await().atMost(PATIENCE).until(() -> points() == 2 * (steps[1] - steps[0] + 1));
        assertThat(browser.one(".part").getText())
                .isEqualTo("steps %,d to %,d · whole run".formatted(steps[0], steps[1]));
        browser.screenshot("zoom.png");

        browser.run("location.reload()");
        await().atMost(PATIENCE)
                .until(() -> !browser.all(CANVAS).isEmpty() && points() == 2 * (steps[1] - steps[0] + 1));

        browser.one(".part a").click();
        await().atMost(PATIENCE).until(() -> thinned().contains("400,00"));
        assertThat(browser.run("return location.hash").toString()).doesNotContain("steps=");
    }

    @Test
    void followsARunIntoTheStepsThatAreStillToCome() {
        String run = page.submit(Map.of("steps", "1000000000000"));
        browser.open(page.url() + "#/run/" + run + "?steps=1000-900000000000");

        await().atMost(PATIENCE).until(() -> lastStep() > 1_000);
        long early = lastStep();
        await().atMost(PATIENCE).until(() -> lastStep() > early);
    }

    private String thinned() {
        return browser.one(".thinned").getText();
    }

    private long points() {
        return Long.parseLong(browser.one(CANVAS).getDomAttribute("data-points"));
    }

    private long lastStep() {
        return browser.all(CANVAS).stream()
                .map(canvas -> canvas.getDomAttribute("data-last-step"))
                .filter(step -> step != null)
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }

    private long[] steps() {
        String hash = browser.run("return location.hash").toString();
        String[] steps = hash.replaceAll(".*steps=([0-9]+)-([0-9]+).*", "$1 $2").split(" ");
        return new long[] {Long.parseLong(steps[0]), Long.parseLong(steps[1])};
    }
}
