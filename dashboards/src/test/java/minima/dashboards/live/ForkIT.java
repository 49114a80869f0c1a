package minima.dashboards.live;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.Laboratory;
import minima.actors.RunJson;
import minima.telemetry.event.RunState;
import minima.telemetry.journal.SeriesRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

/** Forks made and looked at on the page, in a real browser. */
class ForkIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CANVAS = ".charts canvas.large";
    private static final double RATE = 1e-3;
    private static final Map<String, String> PARENT = Map.of("rate", "1000000");

    @TempDir
    Path folder;

    private OpenPage page;
    private Browser browser;

    @BeforeEach
    void open() throws Exception {
        browser = new Browser(folder, 1280, 720);
        browser.screen(1280, 720);
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
    void forksAtAStepAndSubtractsTheParent() throws Exception {
        String parent = shown(page.submit(PARENT, "1"), "?metric=norm.linf");
        openPanel();
        assertThat(value("at")).as("where the run is now").isEqualTo("2000");
        type("at", "1000");
        await().atMost(PATIENCE).until(() -> moments().equals("fork here at 1000"));
        type("rate", "2000000");
        browser.screenshot("fork-panel.png");
        String fork = forked(parent);

        await().atMost(PATIENCE).until(() -> text(".origin")
                .equals("forked from %s at step 1,000: rate 1,000,000 → 2,000,000".formatted(parent)));
        assertThat(browser.run("return document.querySelector('.origin a').hash"))
                .isEqualTo("#/run/" + parent);
        assertThat(text(".lineage [aria-current]")).isEqualTo(fork);
        assertThat(text(".lineage a")).isEqualTo(parent);
        await().atMost(PATIENCE).until(() -> completed() && beneath() > 1_000);
        assertThat(moments()).isEqualTo("fork at 1000");
        browser.screenshot("fork.png");

        browser.one(".caption .diff").click();
        await().atMost(PATIENCE).until(() -> thinned().startsWith("2,002 of 2,002 points "));
        JsonNode rate = difference().get("rate-1");
        assertThat(rate.at("/first/step").asLong()).isEqualTo(1_000);
        assertThat(rate.at("/first/value").asDouble()).isZero();
        requireClosedForm(rate, 2_000);
        browser.screenshot("fork-difference.png");

        browser.run("location.hash += '&y=log&steps=1100-1300'");
        await().atMost(PATIENCE).until(() -> thinned().startsWith("402 of 402 points "));
        requireClosedForm(difference().get("rate-1"), 1_300);
        browser.screenshot("fork-difference-symmetric.png");

        browser.screen(390, 844);
        browser.open(page.url() + "#/run/" + parent + "?theme=dark");
        await().atMost(PATIENCE).until(() -> text(".lineage a").equals(fork));
        browser.run("location.hash = '#/run/" + fork + "?theme=dark&metric=norm.linf'");
        await().atMost(PATIENCE).until(() -> beneath() > 1_000);
        requireNoSidewaysScroll();
        browser.screenshot("fork-phone.png");
        browser.one("[data-action=fork]").click();
        requireNoSidewaysScroll();
        browser.screenshot("fork-panel-phone.png");
    }

    @Test
    void differsNowhereIfNothingIsChanged() throws Exception {
        String parent = shown(page.submit(PARENT, "1"), "");
        openPanel();
        type("at", "700");
        String fork = forked(parent);
        await().atMost(PATIENCE).until(() -> text(".origin").endsWith("at step 700: nothing changed"));

        browser.run("document.activeElement.blur()");
        browser.type("d");
        await().atMost(PATIENCE).until(() -> thinned().startsWith("2,602 of 2,602 points "));
        assertThat(difference()).hasSize(2).allSatisfy(strand -> {
            assertThat(strand.at("/first/step").asLong()).isEqualTo(700);
            assertThat(strand.at("/last/step").asLong()).isEqualTo(2_000);
            assertThat(strand.at("/least").asDouble()).isZero();
            assertThat(strand.at("/greatest").asDouble()).isZero();
        });

        openPanel();
        type("at", "900");
        String second = forked(fork);
        await().atMost(PATIENCE).until(() -> text(".lineage")
                .replaceAll("\\s+", " ")
                .equals("%s %s at 700: nothing changed %s at 900: nothing changed".formatted(parent, fork, second)));
    }

    @Test
    void saysWherePointsStandForSeveralSteps() throws Exception {
        String parent = shown(page.submit(Map.of("steps", "200000"), "1"), "");
        openPanel();
        type("at", "1000");
        type("rate", "2");
        String fork = forked(parent);
        browser.run("location.hash = '#/run/" + fork + "?diff=1'");
        await().atMost(PATIENCE)
                .until(() -> thinned().matches("≈ [0-9,]+ of 398,002 points; where they stand for several steps, .*"));
        browser.run("location.hash += '&steps=150000-151000'");
        await().atMost(PATIENCE).until(() -> thinned().startsWith("2,002 of 2,002 points "));
    }

    /** Both hold still where they are looked at, so it does not matter how fast they are. */
    @Test
    void followsTheDifferenceWhileBothGoOn() {
        String parent = page.submit(Map.of("steps", "1000000000000"));
        goOnBeyond(1_000, parent);
        browser.open(page.url() + "#/run/" + parent);
        await().atMost(PATIENCE).until(() -> lastStep() > 1_000);
        openPanel();
        type("at", "100");
        type("rate", "1.5");
        String fork = forked(parent);
        browser.run("location.hash += '?diff=1&metric=norm.linf'");
        goOnBeyond(1_000, fork);
        long early = requireDifference(fork, parent);

        page.desk()
                .steer(parent, Laboratory.Action.RESUME)
                .toCompletableFuture()
                .join();
        page.desk().steer(fork, Laboratory.Action.RESUME).toCompletableFuture().join();
        goOnBeyond(early + early / 5, parent, fork);
        assertThat(requireDifference(fork, parent)).isGreaterThan(early);
        page.desk().steer(fork, Laboratory.Action.CANCEL);
        page.desk().steer(parent, Laboratory.Action.CANCEL);
    }

    /** Waits until the runs are beyond a step, then holds them. */
    private void goOnBeyond(long step, String... runs) {
        for (String run : runs) {
            await().atMost(PATIENCE)
                    .until(() -> page.json("api/runs/" + run).path("step").asLong() > step);
        }
        for (String run : runs) {
            page.desk()
                    .steer(run, Laboratory.Action.PAUSE)
                    .toCompletableFuture()
                    .join();
        }
        for (String run : runs) {
            await().atMost(PATIENCE).until(() -> page.journal().run(run).state() == RunState.PAUSED);
        }
    }

    /** At each step that the journal has of both the page has one value, the last of them bit for bit; that step. */
    private long requireDifference(String fork, String parent) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(difference().hasNonNull("rate-1")).isTrue();
            JsonNode rate = difference().get("rate-1");
            long last = common(fork, parent, "rate-1").last();
            assertThat(rate.at("/first/step").asLong()).isEqualTo(100);
            assertThat(rate.at("/last/step").asLong()).isEqualTo(last);
            assertThat(rate.at("/last/value").asDouble())
                    .isNegative()
                    .isEqualTo(measured(fork, "rate-1").get(last)
                            - measured(parent, "rate-1").get(last));
            int points = common(fork, parent, "rate-1").size()
                    + common(fork, parent, "rate-2").size();
            assertThat(thinned()).startsWith("%,d of ".formatted(points)).contains("partner");
        });
        return difference().get("rate-1").at("/last/step").asLong();
    }

    /** The steps from the fork on at which both were measured. */
    private TreeSet<Long> common(String fork, String parent, String strand) {
        TreeSet<Long> steps = new TreeSet<>(measured(fork, strand).keySet());
        steps.retainAll(measured(parent, strand).tailMap(100L).keySet());
        return steps;
    }

    /** Step to value, and -1 to nothing. */
    private TreeMap<Long, Double> measured(String run, String strand) {
        TreeMap<Long, Double> values = new TreeMap<>(Map.of(-1L, Double.NaN));
        page.journal()
                .series(new SeriesRequest(run, strand, "norm.linf", 0, Long.MAX_VALUE, SeriesRequest.MOST_POINTS))
                .buckets()
                .forEach(bucket -> values.put(bucket.last(), bucket.max()));
        return values;
    }

    @Test
    void saysWhyAForkIsRefused() throws Exception {
        shown(page.submit(PARENT, "1"), "");
        String address = hash();
        openPanel();
        browser.drag(CANVAS, 0.5, 0.5);
        await().atMost(PATIENCE).until(() -> moments().equals("fork here at " + value("at")));
        assertThat(Integer.parseInt(value("at"))).as("a click chooses").isBetween(10, 200);
        type("at", "2001");
        requireRefusal("at must be a step that the run has taken, from 0 to 2000: at=2001");
        type("at", "1000");
        type("rate", "-1");
        requireRefusal("rate must be finite and lie in [0, 10000000]: rate=-1");

        field("rate").sendKeys(Keys.ESCAPE);
        assertThat(browser.all("dialog.fork[open]")).isEmpty();
        assertThat(hash()).isEqualTo(address);
        assertThat(moments()).isEmpty();
    }

    /**
     * From the fork's step s on the child decays at twice the rate: {@code (1 − ρ)ˢ((1 − 2ρ)ᵗ⁻ˢ − (1 − ρ)ᵗ⁻ˢ)}. The
     * rate, one less the rate and each of t products round by half an ulp at most, in the child and in its parent.
     */
    private static void requireClosedForm(JsonNode rate, long step) {
        double expected =
                Math.pow(1 - RATE, 1_000) * (Math.pow(1 - 2 * RATE, step - 1_000) - Math.pow(1 - RATE, step - 1_000));
        assertThat(rate.at("/last/step").asLong()).isEqualTo(step);
        assertThat(rate.at("/last/value").asDouble()).isCloseTo(expected, within(6 * step * Math.ulp(0.5)));
    }

    private String shown(String run, String query) {
        browser.open(page.url() + "#/run/" + run + query);
        await().atMost(PATIENCE).until(this::completed);
        return run;
    }

    private void openPanel() {
        browser.type("f");
        await().atMost(PATIENCE).until(() -> !browser.all("dialog.fork[open]").isEmpty());
    }

    private String forked(String parent) {
        browser.one("dialog.fork [type=submit]").click();
        await().atMost(PATIENCE).until(() -> {
            assertThat(text("dialog.fork [role=alert]")).isEmpty();
            return !hash().contains(parent);
        });
        return hash().replaceAll("#/run/([^?]*).*", "$1");
    }

    private void requireRefusal(String reason) {
        browser.one("dialog.fork [type=submit]").click();
        await().atMost(PATIENCE).until(() -> text("dialog.fork [role=alert]").equals(reason));
    }

    private void requireNoSidewaysScroll() {
        assertThat(browser.run("const e = document.documentElement; return e.scrollWidth - innerWidth"))
                .isEqualTo(0L);
    }

    private WebElement field(String name) {
        return browser.one("dialog.fork [name=" + name + "]");
    }

    private String value(String name) {
        return field(name).getDomProperty("value");
    }

    private void type(String name, String value) {
        field(name).sendKeys(Keys.chord(Keys.CONTROL, "a"), value);
    }

    private boolean completed() {
        return !browser.all("[data-run-state=COMPLETED]").isEmpty();
    }

    private String hash() {
        return browser.run("return location.hash").toString();
    }

    private String thinned() {
        return text(".thinned");
    }

    private String text(String selector) {
        return browser.run("return document.querySelector(arguments[0])?.innerText ?? ''", selector)
                .toString();
    }

    private String moments() {
        return data("moments", "");
    }

    private long beneath() {
        return Long.parseLong(data("beneath", "0"));
    }

    private long lastStep() {
        return Long.parseLong(data("lastStep", "0"));
    }

    private JsonNode difference() {
        return RunJson.parse(data("difference", "null"));
    }

    private String data(String name, String missing) {
        return browser.run("return document.querySelector('%s')?.dataset.%s || '%s'".formatted(CANVAS, name, missing))
                .toString();
    }
}
