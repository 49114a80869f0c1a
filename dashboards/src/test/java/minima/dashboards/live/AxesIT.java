package minima.dashboards.live;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.Laboratory;
import minima.actors.RunIds;
import minima.actors.RunJson;
import minima.telemetry.event.Block;
import minima.telemetry.event.Recorded;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

/** What can stand along the charts of a run beside the step, in a real browser. */
class AxesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CANVAS = ".charts canvas.large";
    private static final long STEPS = 2_000;
    private static final double ETA = 0x1p-12;
    private static final long PAUSE_MILLIS = 1_200;

    /** From where to where a drag goes, and on which axis it ends. */
    private static final String NOTE_THE_DRAG = """
            const canvas = document.querySelector('.charts canvas.large');
            canvas.addEventListener('pointerdown', e => { window.dragged = {from: e.offsetX}; }, true);
            canvas.addEventListener('pointerup', e => {
              window.dragged.to = e.offsetX;
              window.dragged.axis = JSON.parse(canvas.dataset.axes)[0];
            }, true);""";

    @TempDir
    Path folder;

    private OpenPage page;
    private Browser browser;

    @BeforeEach
    void open() throws Exception {
        browser = new Browser(folder, 1280, 900);
        page = new OpenPage(folder, new Descents());
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
    void placesEachStrandByItsOwnStepSize() throws Exception {
        shown(submit(Map.of()), "?over=flow&x=linear");

        requireReached(STEPS * ETA, STEPS * Descents.RATIO * ETA);
        Drawing.Path small = solid().get(1);
        Drawing.Path large = solid().get(0);
        assertThat(last(small).step()).isCloseTo(STEPS * ETA, within(1e-9));
        assertThat(last(large).step()).isCloseTo(STEPS * Descents.RATIO * ETA, within(1e-9));
        assertThat(small.points()).allSatisfy(AxesIT::requireOnTheCurve);
        assertThat(dotted().points()).hasSizeGreaterThan(20).allSatisfy(AxesIT::requireOnTheCurve);
        assertThat(last(dotted()).step()).isCloseTo(STEPS * ETA, within(1e-9));
        assertThat(browser.one(CANVAS).getDomAttribute("aria-label"))
                .startsWith("norm.l2 over η·t: small ")
                .contains(" at step 2000, η·t 0.4883; large ");
        browser.screenshot("axes-flow.png");
    }

    @Test
    void countsTheSamplesThatEachStrandHasRead() {
        shown(submit(Map.of()), "?over=samples");

        requireReached(STEPS * Descents.SAMPLES, STEPS);
        assertThat(axis().path("kind").asText()).isEqualTo("log");
        assertThat(axis().path("domain").path(0).asDouble()).isEqualTo(1);
        assertThat(axis().path("domain").path(1).asDouble()).isEqualTo(STEPS * Descents.SAMPLES);
    }

    @Test
    void showsWhereTheTimeWent() {
        String run = submit(Map.of("steps", "1000000000000"));
        browser.open(page.url() + "#/run/" + run + "?over=time&x=linear");
        await().atMost(PATIENCE).until(() -> Long.parseLong(data("lastStep", "0")) > 1_000);
        steer(run, Laboratory.Action.PAUSE, "PAUSED");
        await().pollDelay(Duration.ofMillis(PAUSE_MILLIS)).until(() -> true);
        steer(run, Laboratory.Action.RESUME, "RUNNING");
        long paused = Long.parseLong(data("lastStep", "0"));
        await().atMost(PATIENCE).until(() -> Long.parseLong(data("lastStep", "0")) > 2 * paused);
        steer(run, Laboratory.Action.CANCEL, "CANCELLED");
        double seconds = (times(run, "small").max().orElseThrow() - first(run)) / 1000.0;
        await().atMost(PATIENCE).until(() -> reached().path("small").asDouble() == seconds);

        Drawing.Path small = solid().get(1);
        assertThat(small.points()).extracting(Drawing.Point::step).isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(last(small).step()).isCloseTo(seconds, within(1e-9));
        assertThat(greatestGap(small)).isGreaterThanOrEqualTo(greatestGap(run) - 1e-9);
        assertThat(greatestGap(run)).isGreaterThan(PAUSE_MILLIS / 1000.0);
    }

    @Test
    void zoomsToTheStepsOfTheFirstStrandAndFillsTheAxisForTheOthers() throws Exception {
        shown(submit(Map.of("steps", "200000", "stepSize", "0.00001")), "?over=flow&x=linear");
        await().atMost(PATIENCE).until(() -> reached().path("small").asDouble() > 0);
        browser.run(NOTE_THE_DRAG);

        browser.drag(CANVAS, 0.10, 0.15);

        JsonNode drag = RunJson.parse((String) browser.run("return JSON.stringify(window.dragged)"));
        long[] steps = steps();
        assertThat(steps[0]).isEqualTo((long) Math.floor(placeOf(drag, "from") / 1e-5));
        assertThat(steps[1]).isEqualTo((long) Math.ceil(placeOf(drag, "to") / 1e-5));
        await().atMost(PATIENCE).until(() -> axis().path("domain").path(0).asDouble() == steps[0] * 1e-5);
        assertThat(axis().path("domain").path(1).asDouble()).isEqualTo(steps[1] * 1e-5);
        assertThat(browser.one(".part").getText())
                .isEqualTo("steps %,d to %,d of small · whole run".formatted(steps[0], steps[1]));
        await().atMost(PATIENCE).until(() -> solid().size() == 2);
        for (Drawing.Path strand : solid()) {
            assertThat(strand.points().get(0).step())
                    .isCloseTo(steps[0] * 1e-5, within(0.05 * (steps[1] - steps[0]) * 1e-5));
            assertThat(last(strand).step()).isCloseTo(steps[1] * 1e-5, within(0.05 * (steps[1] - steps[0]) * 1e-5));
        }
        browser.screenshot("axes-zoom.png");
    }

    @Test
    void doesNotOfferWhatIsNotKnownOfEveryStrand() {
        shown(submit(Map.of("searches", "true")), "?over=flow");
        await().atMost(PATIENCE).until(() -> option("time").isEnabled());

        assertThat(option("flow").isEnabled()).isFalse();
        assertThat(option("flow").getDomAttribute("title"))
                .isEqualTo("searching: the step size is not known or not one constant number");
        assertThat(option("samples").isEnabled()).isFalse();
        assertThat(option("samples").getDomAttribute("title"))
                .isEqualTo("searching: how many samples a step reads is not known or not always the same");
        assertThat(option("time").isEnabled()).isTrue();
        assertThat(data("over", "")).as("steps in its place").isEqualTo("step");
        assertThat(option("step").isSelected()).isTrue();
    }

    @Test
    void isChosenByKeysAndKeptInTheAddress() {
        String run = shown(submit(Map.of()), "");
        await().atMost(PATIENCE).until(() -> option("time").isEnabled());
        browser.one(".steps select").sendKeys("w");
        await().atMost(PATIENCE).until(() -> hash().equals("#/run/" + run + "?over=time"));
        await().atMost(PATIENCE).until(() -> data("over", "").equals("time"));
        assertThat(browser.run("return document.activeElement.name")).isEqualTo("over");

        browser.one(".steps a").click();
        await().atMost(PATIENCE).until(() -> hash().equals("#/run/" + run + "?over=time&x=linear"));
        await().atMost(PATIENCE).until(() -> axis().path("kind").asText().equals("linear"));

        browser.run("location.hash = '#/compare?over=flow&runs=" + run + "'");
        await().atMost(PATIENCE)
                .until(() -> data("over", "").equals("step") && Long.parseLong(data("points", "0")) > 100);
        assertThat(browser.one(".steps").getText()).isEqualTo("step t (log)");
    }

    @Test
    void goesOnFromWhereTheParentStoodInAFork() throws Exception {
        String parent = submit(Map.of());
        shown(parent, "");
        String fork = RunJson.parse(page.post(
                                "api/runs/" + parent + "/fork",
                                "{\"at\":1000,\"settings\":{\"stepSize\":%s}}".formatted(2 * ETA))
                        .body())
                .path("run")
                .asText();
        shown(fork, "?over=flow&x=linear");

        requireReached(1_000 * ETA + 1_000 * 2 * ETA, Descents.RATIO * (1_000 * ETA + 1_000 * 2 * ETA));
        browser.run("location.hash += '&diff=1'");
        await().atMost(PATIENCE).until(() -> data("over", "").equals("step"));
        assertThat(option("time").getDomAttribute("title")).isEqualTo("a difference is drawn over steps");
    }

    @Test
    void goesEvenlyThroughTheTimeBetweenTwoMeasuredSteps() {
        browser.open(page.url());
        JsonNode read = RunJson.parse((String) browser.runAsync("""
                const done = arguments[0];
                Promise.all([import('/app/chart/clock.js'), import('/app/chart/series.js')]).then(([c, s]) => {
                  const table = (pairs) => pairs.reduce((series, [step, time]) => (series.append(step, time), series), new s.Series());
                  const whole = table([[1, 3000], [11, 4000], [21, 4000], [41, 14000]]);
                  const {at, back, known, first} = c.measured([table([[21, 4000], [31, 5000], [41, 14000]]), whole], 3000);
                  const rough = c.measured([whole], 3000);
                  done(JSON.stringify({
                    at: [0, 1, 6, 11, 16, 31, 36, 99].map(at), back: [-1, 0, 0.5, 1, 1.5, 2, 6.5, 99].map(back),
                    rough: [rough.at(31), rough.back(6)], known, first, around: c.stepsAround(c.steady(0.1), 0.3, 0.7)}));
                })"""));

        assertThat(read.path("at").toString()).isEqualTo("[0,0,0.5,1,1,2,6.5,11]");
        assertThat(read.path("back").toString()).isEqualTo("[1,1,6,21,26,31,36,41]");
        assertThat(read.path("rough").toString()).isEqualTo("[6,31]");
        assertThat(read.path("known").toString()).isEqualTo("[1,41]");
        assertThat(read.path("first").asDouble()).isEqualTo(1);
        assertThat(read.path("around").toString()).as("0.3/0.1 is not 3").isEqualTo("[3,7]");
    }

    /** Labels are 12 pixels high; the large chart is at least 230 pixels high and the small ones 90. */
    @Test
    void keepsTheTicksOfASymmetricLogarithmApart() {
        browser.open(page.url());
        JsonNode all = RunJson.parse((String) browser.runAsync("""
                const done = arguments[0];
                Promise.all([import('/app/chart/ticks.js'), import('/app/chart/scale.js')]).then(([t, s]) => {
                  const all = [];
                  for (let n = -12; n <= 3; n++)
                    for (const [low, high] of [[0, 3], [0, 8], [0, 50], [-1, 1], [-2, 30], [-40, 40], [0, 1e4], [-1e4, 1e4], [-1e9, 1e9], [0, 1e9], [-1e9, 3]])
                      for (const [wanted, height] of [[5, 230], [3, 90]]) {
                        const kind = {within: 10 ** n};
                        const domain = [low * 10 ** n, high * 10 ** n];
                        const y = new s.Scale(kind, domain, [height, 0]);
                        all.push({domain, ticks: t.ticks(kind, domain, wanted).map(({value, label}) => ({value, label, at: y.at(value)}))});
                      }
                  done(JSON.stringify(all));
                })"""));
        assertThat(all).hasSize(16 * 11 * 2).allSatisfy(AxesIT::requireSensible);
        assertThat(all.get(8 * 22 + 16).path("ticks"))
                .as("of ±10⁵, linear within 10⁻⁴")
                .extracting(tick -> tick.path("label").asText())
                .containsExactlyInAnyOrder("−10⁴", "−10⁰", "0", "10⁰", "10⁴");
    }

    private static void requireSensible(JsonNode axis) {
        JsonNode ticks = axis.path("ticks");
        assertThat(ticks.size()).as("%s", axis).isBetween(3, 11);
        double[] places = IntStream.range(0, ticks.size())
                .mapToDouble(k -> ticks.path(k).path("at").asDouble())
                .sorted()
                .toArray();
        for (int k = 1; k < places.length; k++) {
            assertThat(places[k] - places[k - 1]).as("%s", axis).isGreaterThan(12);
        }
        assertThat(ticks)
                .anySatisfy(tick -> assertThat(tick.path("label").asText()).isEqualTo("0"));
        assertThat(ticks).allSatisfy(tick -> assertThat(tick.path("value").asDouble())
                .isBetween(
                        axis.path("domain").path(0).asDouble(),
                        axis.path("domain").path(1).asDouble()));
    }

    /** Lines between points bend away from the curve by far less than this. */
    private static void requireOnTheCurve(Drawing.Point point) {
        assertThat(point.value()).isCloseTo(Descents.weight(ETA, point.step() / ETA), within(1e-9));
    }

    private void requireReached(double small, double large) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(reached().path("small").asDouble()).isEqualTo(small);
            assertThat(reached().path("large").asDouble()).isEqualTo(large);
        });
    }

    private String submit(Map<String, String> settings) {
        return page.submit(RunIds.next(Descents.ID, 0), Descents.ID, settings, 0);
    }

    private String shown(String run, String query) {
        browser.open(page.url() + "#/run/" + run + query);
        await().atMost(PATIENCE)
                .until(() -> !browser.all("[data-run-state=COMPLETED]").isEmpty());
        return run;
    }

    private void steer(String run, Laboratory.Action action, String state) {
        page.desk().steer(run, action).toCompletableFuture().join();
        await().atMost(PATIENCE)
                .until(() -> !browser.all("[data-run-state=" + state + "]").isEmpty());
    }

    /** The curves; strands are drawn from the last to the first. */
    private List<Drawing.Path> solid() {
        return drawn().stream()
                .filter(path -> path.kind().equals("stroke")
                        && !path.dashed()
                        && path.points().size() > 10)
                .toList();
    }

    private Drawing.Path dotted() {
        return drawn().stream()
                .filter(path -> path.dashed() && path.points().size() > 10)
                .findFirst()
                .orElseThrow();
    }

    private List<Drawing.Path> drawn() {
        Drawing.listen(browser);
        return Drawing.of(browser);
    }

    private static Drawing.Point last(Drawing.Path path) {
        return path.points().get(path.points().size() - 1);
    }

    private static double greatestGap(Drawing.Path path) {
        return IntStream.range(1, path.points().size())
                .mapToDouble(k ->
                        path.points().get(k).step() - path.points().get(k - 1).step())
                .max()
                .orElseThrow();
    }

    private double greatestGap(String run) {
        long[] times = times(run, "small").sorted().toArray();
        return IntStream.range(1, times.length)
                        .mapToLong(k -> times[k] - times[k - 1])
                        .max()
                        .orElseThrow()
                / 1000.0;
    }

    private long first(String run) {
        return LongStream.concat(times(run, "small"), times(run, "large")).min().orElseThrow();
    }

    /** When the rows of a strand were measured, by the journal. */
    private LongStream times(String run, String strand) {
        return page.journal()
                .blocks(run)
                .map(Recorded::block)
                .filter(b -> strand.equals(b.strand()))
                .flatMapToLong(AxesIT::times);
    }

    private static LongStream times(Block block) {
        return IntStream.range(0, block.rows()).mapToLong(block::timeMs);
    }

    private WebElement option(String value) {
        return browser.one(".steps option[value=" + value + "]");
    }

    private JsonNode axis() {
        return RunJson.parse(data("axes", "[{}]")).path(0);
    }

    /** What stands along a linear axis where a drag was. */
    private static double placeOf(JsonNode drag, String end) {
        JsonNode domain = drag.at("/axis/domain");
        JsonNode range = drag.at("/axis/range");
        double share = (drag.path(end).asDouble() - range.path(0).asDouble())
                / (range.path(1).asDouble() - range.path(0).asDouble());
        return domain.path(0).asDouble()
                + share * (domain.path(1).asDouble() - domain.path(0).asDouble());
    }

    private JsonNode reached() {
        return RunJson.parse(data("reached", "{}"));
    }

    private long[] steps() {
        String[] steps =
                hash().replaceAll(".*steps=([0-9]+)-([0-9]+).*", "$1 $2").split(" ");
        return new long[] {Long.parseLong(steps[0]), Long.parseLong(steps[1])};
    }

    private String hash() {
        return browser.run("return location.hash").toString();
    }

    private String data(String name, String missing) {
        return browser.run("return document.querySelector('%s')?.dataset.%s || '%s'".formatted(CANVAS, name, missing))
                .toString();
    }
}
