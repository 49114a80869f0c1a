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

/** A run before an audience, in a real browser. */
class LectureIT {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String CANVAS = ".lecture canvas";

    @TempDir
    Path folder;

    private OpenPage page;
    private Browser browser;

    @BeforeEach
    void open() throws Exception {
        browser = new Browser(folder, 1280, 860);
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
    void keepsTheCurveBackUntilTheAudienceHasGuessed() throws Exception {
        String run = page.submit(Map.of("steps", "200000000"));
        browser.open(page.url() + "#/lecture/" + run);
        await().atMost(PATIENCE).until(() -> !browser.all("[data-revealed]").isEmpty());
        await().atMost(PATIENCE).until(() -> "COMPLETED".equals(status(run)));
        assertThat(points()).as("the curve is kept back").isZero();

        browser.drag(CANVAS, 0.2, 0.8);
        String guess = guess();
        assertThat(guess.split("~").length)
                .as("a place and the values from there on")
                .isBetween(40, 90);
        browser.screenshot("lecture-guess.png");

        stage("Curve");
        await().atMost(PATIENCE).until(() -> points() > 0);
        assertThat(lastStep()).as("it comes from the left").isLessThan(200_000_000);
        await().atMost(PATIENCE).until(() -> lastStep() == 200_000_000);

        stage("Verdict");
        await().atMost(PATIENCE)
                .until(() -> !browser.all(".lecture [data-outcome]").isEmpty());
        browser.screenshot("lecture-verdict.png");

        browser.run("location.reload()");
        await().atMost(PATIENCE)
                .until(() -> !browser.all(".lecture [data-outcome]").isEmpty());
        assertThat(guess()).isEqualTo(guess);
    }

    private String guess() {
        return browser.run("return new URLSearchParams(location.hash.split('?')[1]).get('guess')")
                .toString();
    }

    private String status(String run) throws Exception {
        return page.json("api/runs/" + run).get("status").asText();
    }

    private void stage(String name) {
        browser.all(".stages button").stream()
                .filter(button -> button.getText().equals(name))
                .findFirst()
                .orElseThrow()
                .click();
    }

    private long points() {
        return Long.parseLong(browser.one(CANVAS).getDomAttribute("data-points"));
    }

    private long lastStep() {
        return Long.parseLong(browser.one(CANVAS).getDomAttribute("data-last-step"));
    }
}
