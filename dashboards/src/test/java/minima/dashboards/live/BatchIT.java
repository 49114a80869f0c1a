package minima.dashboards.live;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.RunJson;
import minima.actors.Sweep;
import minima.telemetry.event.BatchRecord;
import minima.telemetry.event.RunState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

/** A batch in a real browser: it fills in, its numbers are the laboratory's, and its cells lead to their runs. */
class BatchIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> SIZES = List.of("0.2", "1", "10", "20");
    private static final List<String> RATES = List.of("1", "2", "4");

    /** Three seeds for each of these, about 0.1 s a run. */
    private static final String SLOW = "30000000";

    @TempDir
    Path folder;

    private OpenPage page;
    private Browser browser;

    @BeforeEach
    void open() throws Exception {
        browser = new Browser(folder, 1280, 860);
        page = new OpenPage(folder, new Shrinks());
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
    void fillsInWithoutBeingReloaded() throws Exception {
        String batch = launched(SLOW);
        browser.open(page.url() + "#/batch/" + batch);
        browser.run("window.opened = true");

        await().atMost(PATIENCE).until(this::filled, some -> some > 0 && some < 12);
        browser.screenshot("batch-filling.png");
        int early = filled();
        await().atMost(PATIENCE).until(this::filled, some -> some > early);
        await().atMost(PATIENCE).until(this::filled, some -> some == 12);
        assertThat(browser.run("return window.opened")).isEqualTo(true);
        await().atMost(PATIENCE).until(() -> text("#top .far"), "done, 36 runs"::equals);
        assertThat(browser.all("#top [data-action=cancel]:not([hidden])")).isEmpty();
    }

    @Test
    void showsTheMeanThatTheLaboratoryHasAndLeadsToTheRuns() throws Exception {
        String batch = ended(launched("1000"));
        browser.open(page.url() + "#/batch/" + batch + "?scale=log");
        await().atMost(PATIENCE).until(this::filled, some -> some == 12);

        browser.one("[data-combination='4']").click();
        await().atMost(PATIENCE).until(() -> browser.all(".seed").size() == 3);

        JsonNode group = page.json("api/batches/" + batch + "?view=groups&metric=norm.l2")
                .path("groups")
                .get(4);
        JsonNode summary = group.path("values").path("shrinks").path("norm.l2");
        String[] shown = text("[data-fact=mean]").split(" ± ");
        double half = (summary.path("high").asDouble() - summary.path("low").asDouble()) / 2;
        assertThat(Double.parseDouble(shown[0]))
                .as("4 digits")
                .isCloseTo(summary.path("mean").asDouble(), ratio(5e-4));
        assertThat(Double.parseDouble(shown[1])).as("2 digits").isCloseTo(half, ratio(5e-2));
        assertThat(text("[data-fact=verdicts]")).isEqualTo("3 of 6 as they should");
        browser.screenshot("batch-light.png");

        assertThat(browser.one(".side-by-side").getDomAttribute("href"))
                .isEqualTo("#/compare?runs=%1$s-12,%1$s-13,%1$s-14".formatted(batch));
        browser.one("[data-run='" + batch + "-13']").click();
        await().atMost(PATIENCE).until(() -> browser.run("return location.hash"), ("#/run/" + batch + "-13")::equals);
        await().atMost(PATIENCE).until(() -> text("#top .path"), where -> where.endsWith(batch + "-13"));
    }

    /**
     * The start is between size and 1.2 · size, so that {@code size · e⁻ʳ} of 0.2 · e⁻¹ and of 1 · e⁻⁴ are below 0.1,
     * of 1 · e⁻² above.
     */
    @Test
    void drawsTheBoundaryWhereTheVerdictFlips() throws Exception {
        String batch = ended(launched("1000"));
        browser.open(page.url() + "#/batch/" + batch);
        await().atMost(PATIENCE).until(this::filled, some -> some == 12);

        List<Boolean> holds = List.of(true, true, true, false, false, true, false, false, false, false, false, false);
        JsonNode groups = page.json("api/batches/" + batch + "?view=groups").path("groups");
        for (int i = 0; i < 12; i++) {
            assertThat(groups.get(i).path("verdicts").path("claims").has("SUPPORTED"))
                    .as("combination " + i)
                    .isEqualTo(holds.get(i));
        }
        int flips = 0;
        for (int size = 0; size < 4; size++) {
            for (int rate = 0; rate < 3; rate++) {
                flips += rate < 2 && holds.get(3 * size + rate) != holds.get(3 * size + rate + 1) ? 1 : 0;
                flips += size < 3 && holds.get(3 * size + rate) != holds.get(3 * size + 3 + rate) ? 1 : 0;
            }
        }
        assertThat(browser.one(".boundary.verdicts:not(.halo)")
                        .getDomAttribute("d")
                        .split("M"))
                .as("an edge for each, after the empty text before the first")
                .hasSize(1 + flips);
    }

    /** The claim is said of sizes up to 10, so one edge a rate stands between 10 and 20. */
    @Test
    void drawsTheBoundaryWhereTheAssumptionsEnd() throws Exception {
        String batch = ended(launched("1000"));
        browser.open(page.url() + "#/batch/" + batch);
        await().atMost(PATIENCE).until(() -> theory().size() == 3);

        assertThat(theory()).allMatch(edge -> edge.matches("[\\d.]+ [\\d.]+v-[\\d.]+"));
        assertThat(theory().stream().map(edge -> edge.split(" ")[0]).distinct()).hasSize(1);
        assertThat(browser.one("[data-combination='10']").getDomAttribute("aria-label"))
                .contains("an assumption fails");
        assertThat(browser.one("[data-combination='7']").getDomAttribute("aria-label"))
                .doesNotContain("an assumption fails");
    }

    private List<String> theory() {
        String path = browser.one(".boundary.theory:not(.halo)").getDomAttribute("d");
        return path == null ? List.of() : Arrays.stream(path.split("M")).skip(1).toList();
    }

    @Test
    void isWalkedThroughAndTurnedToATableWithKeys() throws Exception {
        String batch = ended(launched("1000"));
        browser.open(page.url() + "#/batch/" + batch);
        await().atMost(PATIENCE).until(this::filled, some -> some == 12);

        browser.one("[data-combination='0']").sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_UP, Keys.ENTER);
        await().atMost(PATIENCE).until(() -> hash().contains("cell=4"));
        browser.one("body").sendKeys("t");
        await().atMost(PATIENCE).until(() -> browser.all("tbody tr").size() == 12);
        browser.one("[data-column='shrinks/norm.l2'] a").click();
        await().atMost(PATIENCE)
                .until(() -> !browser.all("[aria-sort=ascending]").isEmpty());
        assertThat(browser.all("tbody tr").get(0).getDomAttribute("data-combination"))
                .as("the least of the smallest start with the greatest rate")
                .isEqualTo("2");
        browser.screenshot("batch-table.png");
    }

    /** The oracle: {@code 1 − 6 Σ d² / (n (n² − 1))} holds without ties; with ties ranks are shared. */
    @Test
    void correlatesRanks() {
        browser.open(page.url());
        assertThat(rank("spearman([1, 2, 3, 4, 5], [2, 1, 4, 3, 5])")).isCloseTo(1 - 6.0 * 4 / (5 * 24), within(1e-12));
        assertThat(rank("spearman([1, 2, 3], [9, 4, 1])")).isCloseTo(-1, within(1e-12));
        assertThat(rank("ranks([7, 3, 7, 1])[0]")).isEqualTo(3.5);
        // Ranks 1, 2.5, 2.5, 4 and 1, 2, 3, 4: covariance 4.5, variances 4.5 and 5.
        assertThat(rank("spearman([1, 2, 2, 3], [1, 2, 3, 4])")).isCloseTo(4.5 / Math.sqrt(22.5), within(1e-12));
        assertThat(rank("spearman([1, 2, NaN, 3], [1, 2, 0, 3])")).isCloseTo(1, within(1e-12));
        assertThat(rank("+isNaN(m.spearman([1, 1, 1], [1, 2, 3]))")).isEqualTo(1);
    }

    @Test
    void showsHostileTextAsText() throws Exception {
        Sweep sweep = new Sweep(
                "hostile-batch",
                "shrinks",
                Map.of("steps", Shrinks.MARKUP),
                List.of(
                        new Sweep.Axis("flavour", List.of("plain", Shrinks.MARKUP), false),
                        new Sweep.Axis(Shrinks.MARKUP, List.of("1", "2"), true)),
                List.of(1L, 2L),
                null,
                null,
                "log",
                true,
                2);
        page.journal()
                .save(new BatchRecord("hostile-batch", "shrinks", 8, RunState.RUNNING, 1, 0, RunJson.write(sweep)));
        browser.open(page.url() + "#/batch/hostile-batch?cell=2");

        await().atMost(PATIENCE).until(() -> text(".detail h2").contains(Shrinks.MARKUP));
        assertThat(text(".map .labels")).contains("<img");
        assertThat(browser.all("img")).isEmpty();
        assertThat(browser.run("return document.body.dataset.caught ?? 'no'")).isEqualTo("no");
    }

    @Test
    void isALineAmongTheRunsAndCanBeCancelled() throws Exception {
        String batch = launched("3000000000000");
        browser.open(page.url());
        await().atMost(PATIENCE)
                .until(() -> !browser.all("[data-batch='" + batch + "']").isEmpty());

        browser.one("[data-batch='" + batch + "'] a").click();
        await().atMost(PATIENCE).until(() -> hash().startsWith("#/batch/" + batch));
        await().atMost(PATIENCE).until(() -> !browser.all("#top [data-action=cancel]:not([hidden])")
                .isEmpty());
        browser.one("#top [data-action=cancel]").click();
        await().atMost(PATIENCE).until(() -> text("#top .far"), far -> far.startsWith("cancelled"));
    }

    @Test
    void fitsAPhoneInTheDark() throws Exception {
        String batch = ended(launched("1000"));
        browser.resize(390, 844);
        browser.open(page.url() + "#/batch/" + batch + "?cell=4&scale=log&theme=dark");
        await().atMost(PATIENCE).until(this::filled, some -> some == 12);
        browser.screenshot("batch-dark.png");
        assertThat(browser.overflow()).as("the page does not scroll sideways").isZero();

        browser.one("body").sendKeys("t");
        await().atMost(PATIENCE).until(() -> browser.all("tbody tr").size() == 12);
        assertThat(browser.overflow()).as("but the table does in itself").isZero();
    }

    private String launched(String steps) throws Exception {
        return RunJson.parse(page.post(
                                "api/batches",
                                Map.of(
                                        "experiment",
                                        "shrinks",
                                        "axes",
                                        List.of(
                                                Map.of("setting", "size", "values", SIZES, "log", true),
                                                Map.of("setting", "rate", "values", RATES)),
                                        "settings",
                                        Map.of("steps", steps),
                                        "seeds",
                                        List.of(1, 2, 3)))
                        .body())
                .path("batch")
                .asText();
    }

    private String ended(String batch) {
        await().atMost(PATIENCE)
                .until(() -> page.json("api/batches/" + batch + "?view=counts")
                                .path("ended")
                                .asLong()
                        > 0);
        return batch;
    }

    /** Cells that are not empty. */
    private int filled() {
        return browser.all(".map .filling[height]:not([height='0'])").size();
    }

    private double rank(String expression) {
        String call = expression.startsWith("+") ? expression : "m." + expression;
        return ((Number) browser.run("return import('/app/batch/rank.js').then(m => " + call + ")")).doubleValue();
    }

    private String hash() {
        return browser.run("return location.hash").toString();
    }

    private String text(String selector) {
        Object text = browser.run("return document.querySelector(arguments[0])?.textContent ?? ''", selector);
        return text.toString();
    }

    private static org.assertj.core.data.Percentage ratio(double share) {
        return org.assertj.core.data.Percentage.withPercentage(100 * share);
    }
}
