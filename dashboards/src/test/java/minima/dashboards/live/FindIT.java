package minima.dashboards.live;

import minima.telemetry.event.RunState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Looking for runs, and choosing some of them, in a real browser. */
class FindIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private static OpenPage page;
    private static Browser browser;

    @BeforeAll
    static void runSome() throws Exception {
        browser = new Browser(folder, 1280, 720);
        page = new OpenPage(folder, new Starts());
        for (int seed = 1; seed <= 5; seed++) {
            page.submit("near-" + seed, "starts", Map.of("target", "1"), seed);
            page.submit("far-" + seed, "starts", Map.of("target", "2"), seed);
        }
        page.submit("slow-1", "starts", Map.of("rate", "1e-6"), 1);
        await().atMost(PATIENCE)
                .until(() -> page.journal().runs(20).stream()
                                .filter(run -> run.state() == RunState.COMPLETED)
                                .count()
                        == 11);
    }

    @AfterAll
    static void close() {
        page.close();
        browser.close();
    }

    @BeforeEach
    void home() {
        browser.resize(1280, 720);
        browser.open("about:blank");
        browser.open(page.url());
        await().atMost(PATIENCE).until(() -> shown().size() == 8);
    }

    @Test
    void narrowsTheListToWhatIsAskedForAlsoAfterAReloadAndOnTheWayBack() throws Exception {
        type("near seed:3");
        await().atMost(PATIENCE).until(() -> shown().equals(Set.of("near-3")));
        assertThat(browser.one("#found").getText()).isEqualTo("1 found");
        assertThat(browser.address()).endsWith("#/?query=near+seed:3");

        browser.reload();
        await().atMost(PATIENCE).until(() -> shown().equals(Set.of("near-3")));
        assertThat(browser.one(".find input").getDomProperty("value")).isEqualTo("near seed:3");
        browser.one("[data-run=near-3] a").click();
        await().atMost(PATIENCE).until(() -> !browser.all("canvas.large").isEmpty());
        browser.back();
        await().atMost(PATIENCE).until(() -> shown().equals(Set.of("near-3")));
    }

    @Test
    void comparesLastValuesOnAnyStrandAndVerdictsOfTheClaim() {
        type("norm.l2 > 1.5 norm.l2 < 2.5 far");
        await().atMost(PATIENCE).until(() -> shown().equals(Set.of("far-1", "far-2", "far-3", "far-4", "far-5")));
        type("verdict:refuted");
        await().atMost(PATIENCE).until(() -> shown().equals(Set.of("slow-1")));
        assertThat(visibleExperiments()).as("what is said of runs alone").containsExactly("decays", "starts");
        type("family:chance state:completed");
        await().atMost(PATIENCE).until(() -> browser.one("#found").getText().equals("11 found"));
        assertThat(visibleExperiments()).containsExactly("starts");
    }

    @Test
    void saysWhyAQueryCannotBeReadAndThatNothingIsSo() throws Exception {
        type("stat:running");
        await().atMost(PATIENCE)
                .until(
                        () -> browser.one("#found")
                                .getText()
                                .equals(
                                        "key must be one of experiment, family, state, seed, verdict, batch, tag: key=stat. Maybe state"));
        browser.screenshot("find-refused.png");
        type("norm.l2>high");
        await().atMost(PATIENCE)
                .until(() ->
                        browser.one("#found").getText().equals("norm.l2 must be compared with a number: norm.l2>high"));
        type("seed:77");
        await().atMost(PATIENCE).until(() -> browser.one("#found").getText().equals("no run is so"));
        assertThat(shown()).isEmpty();
    }

    @Test
    void isReachedByASlashAndLeftByEscape() {
        browser.press("/");
        assertThat(browser.run("return document.activeElement.type")).isEqualTo("search");
        browser.press("slow");
        await().atMost(PATIENCE).until(() -> shown().equals(Set.of("slow-1")));
        browser.press(Keys.ESCAPE);
        await().atMost(PATIENCE).until(() -> shown().size() == 8);
        assertThat(browser.address()).endsWith("#/");
    }

    @Test
    void choosesTheRunAtHandByAKeyAndLeadsToTheComparison() throws Exception {
        type("near");
        await().atMost(PATIENCE).until(() -> shown().size() == 5);
        for (String run : List.of("near-1", "near-4")) {
            browser.run("document.querySelector('[data-run=' + arguments[0] + '] a').focus()", run);
            browser.press("x");
        }
        browser.one("[data-run=near-2] input").click();
        assertThat(browser.one(".chosen [role=status]").getText()).isEqualTo("3 runs:");
        browser.screenshot("find-chosen.png");
        browser.resize(390, 844);
        browser.screenshot("find-chosen-phone.png");
        assertThat(browser.overflow()).as("the page does not scroll sideways").isZero();
        browser.resize(1280, 720);

        browser.one(".chosen a").click();
        await().atMost(PATIENCE).until(() -> browser.all(".groups li").size() == 1);
        assertThat(browser.address()).endsWith("#/compare?runs=near-1,near-4,near-2");
        browser.back();
        await().atMost(PATIENCE).until(() -> shown().size() == 5);
        browser.press(Keys.ESCAPE, Keys.ESCAPE);
        await().atMost(PATIENCE).until(() -> !browser.one(".chosen").isDisplayed());
    }

    private static void type(String query) {
        WebElement field = browser.one(".find input");
        field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.BACK_SPACE);
        field.sendKeys(query);
    }

    private static Set<String> shown() {
        String runs = (String) browser.run(
                "return [...document.querySelectorAll('.runs [data-run]')].map(row => row.dataset.run).join()");
        return runs.isEmpty() ? Set.of() : new TreeSet<>(Arrays.asList(runs.split(",")));
    }

    private static List<String> visibleExperiments() {
        return browser.all("[data-experiment]").stream()
                .filter(WebElement::isDisplayed)
                .map(entry -> String.valueOf(entry.getDomAttribute("data-experiment")))
                .sorted()
                .toList();
    }
}
