package minima.dashboards.live;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.Laboratory;
import minima.telemetry.event.RunState;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Runs side by side in a real browser. */
class CompareIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String STRAND = "goes " + Starts.MARKUP;

    /** Student's t with 4 degrees of freedom at 97.5 %, from a table. */
    private static final double T_4 = 2.7764451051977987;

    /** What 1e-12 of a canvas of a few hundred pixels leaves of a value of a few units. */
    private static final Offset<Double> ROUNDING = Offset.offset(1e-9);

    private static final String BLUE = "#0072b2";
    private static final String VERMILION = "#d55e00";
    private static final String INK = "#1d1d1f";

    @TempDir
    static Path folder;

    private static OpenPage page;
    private static Browser browser;
    private static final List<String> NEAR = new ArrayList<>();
    private static final List<String> FAR = new ArrayList<>();

    @BeforeAll
    static void runSome() throws Exception {
        browser = new Browser(folder, 1280, 720);
        page = new OpenPage(folder, new Starts());
        for (int seed = 1; seed <= 5; seed++) {
            NEAR.add(page.submit("near-" + seed, "starts", Map.of("target", "1"), seed));
            FAR.add(page.submit("far-" + seed, "starts", Map.of("target", "2"), seed));
        }
        page.submit("short", "starts", Map.of("steps", "3000"), 9);
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
    void inTheLight() {
        browser.resize(1280, 720);
        browser.open("about:blank");
    }

    @Test
    void drawsTheMeanOfEachGroupWithTheIntervalOfStudent() throws Exception {
        compare(both(), "&theme=light&y=linear");
        await().atMost(PATIENCE).until(() -> groups().equals(List.of("1 5", "2 5")));
        Drawing.listen(browser);
        await().atMost(PATIENCE)
                .until(() -> solid(BLUE).size() == 1 && solid(VERMILION).size() == 1);

        assertMean(solid(BLUE).get(0).points(), bands(BLUE).get(0).points(), NEAR);
        assertMean(solid(VERMILION).get(0).points(), bands(VERMILION).get(0).points(), FAR);
        assertThat(drawn().stream()
                        .filter(path -> path.kind().equals("stroke") && path.alpha() == 0.3 && path.width() == 1))
                .as("each run behind the means")
                .hasSize(10);
        assertThat(text("[data-group='1'] .name")).isEqualTo("1");
        assertThat(text("[data-group='1'] .detail")).startsWith("n = 5, at step 5,000, the last of ");
    }

    @Test
    void drawsAPredictionInInkWhereAllShareItElseInTheColourOfEachGroup() {
        compare(both(), "&theme=light");
        await().atMost(PATIENCE).until(() -> groups().size() == 2);
        Drawing.listen(browser);

        await().atMost(PATIENCE).until(() -> dottedLevels(BLUE).equals(List.of(1.0)));
        assertThat(dottedLevels(VERMILION)).containsExactly(2.0);
        assertThat(dottedLevels(INK)).isEmpty();
        browser.run("location.hash += '&metric=distance.oracle&y=linear'");
        await().atMost(PATIENCE).until(() -> dottedLevels(INK).equals(List.of(0.0)));
        assertThat(dottedLevels(BLUE)).isEmpty();
    }

    @Test
    void averagesOverTheStepsThatAllHaveMeasuredAndSaysHowMany() throws Exception {
        compare(List.of("near-1", "short"), "&theme=light&by=target&y=linear");
        TreeSet<Long> common = new TreeSet<>(series("near-1").keySet());
        common.retainAll(series("short").keySet());
        await().atMost(PATIENCE).until(() -> text("[data-group='1'] .detail")
                .equals("n = 2, at step %,d, the last of %,d that all measured"
                        .formatted(common.last(), common.size())));
        Drawing.listen(browser);

        await().atMost(PATIENCE).until(() -> solid(BLUE).size() == 1);
        assertThat(solid(BLUE).get(0).points()).hasSize(common.size());
        assertThat(text("[data-row=steps] td:nth-child(2)")).isEqualTo("5,000");
        assertThat(text("[data-row=steps] td:nth-child(3)")).isEqualTo("3,000");
    }

    @Test
    void groupsBySeedOrAllTogetherAndDrawsAnotherStrandAndMetricOnDemand() {
        compare(both(), "");
        await().atMost(PATIENCE).until(() -> groups().size() == 2);
        choose("by", "seed");
        await().atMost(PATIENCE)
                .until(() -> groups().equals(List.of("seed 1 2", "seed 2 2", "seed 3 2", "seed 4 2", "seed 5 2")));
        choose("by", "all");
        await().atMost(PATIENCE).until(() -> groups().equals(List.of("all 10")));
        choose("strand", "stays");
        await().atMost(PATIENCE).until(() -> browser.address().contains("strand=stays"));
        browser.one("a.small").click();
        await().atMost(PATIENCE).until(() -> "distance.oracle"
                .equals(browser.one("canvas.large").getDomAttribute("data-metric")));

        browser.reload();
        await().atMost(PATIENCE).until(() -> groups().equals(List.of("all 10")));
        assertThat(browser.one("select[name=strand]").getDomProperty("value")).isEqualTo("stays");
    }

    @Test
    void followsARunThatStillSteps() throws Exception {
        String run = page.submit("endless", "starts", Map.of("steps", "1000000000000"), 3);
        compare(List.of("near-1", run), "&by=steps");
        String detail = ".groups li:last-child .detail";
        await().atMost(PATIENCE).until(() -> text(detail).matches("at step [1-9].*"));
        String early = text(detail);
        await().atMost(PATIENCE).until(() -> !text(detail).equals(early));

        page.desk().steer(run, Laboratory.Action.CANCEL);
        await().atMost(PATIENCE).until(() -> text("[data-row=state]").contains("cancelled"));
    }

    @Test
    void showsWhateverANameHoldsAsText() {
        browser.open(page.url());
        await().atMost(PATIENCE).until(() -> !browser.all(".runs [data-run]").isEmpty());
        browser.run("""
                const [hostile, hash] = arguments;
                const own = window.fetch;
                window.fetch = async (path, ...rest) => {
                  const named = path.endsWith(encodeURIComponent(hostile));
                  const answer = await own(named ? 'api/runs/near-2' : path, ...rest);
                  if (!named) return answer;
                  const run = await answer.json();
                  run.run = hostile;
                  run.settings[hostile] = hostile;
                  return new Response(JSON.stringify(run));
                };
                location.hash = hash""", Starts.MARKUP, hash(List.of("near-1", Starts.MARKUP), ""));
        await().atMost(PATIENCE).until(() -> groups().size() == 2);

        assertThat(text("h1")).isEqualTo("The start is forgotten " + Starts.MARKUP);
        assertThat(text(".differ thead")).contains(Starts.MARKUP);
        assertThat(text(".differ tbody th")).isEqualTo(Starts.MARKUP);
        assertThat(text(".groups")).contains(Starts.MARKUP);
        assertThat(text("select[name=strand]")).contains(STRAND);
        assertThat(browser.all("img")).isEmpty();
        assertThat(browser.run("return document.body.dataset.caught")).isNull();
    }

    @Test
    void saysWhatItCannotShow() throws Exception {
        List<String> many = new ArrayList<>(List.of("near-1", "near-2"));
        IntStream.range(0, 49).forEach(i -> many.add("none-" + i));
        compare(many, "&metric=sharpness");
        await().atMost(PATIENCE).until(() -> !browser.all(".groups li").isEmpty());

        assertThat(text(".trouble").lines())
                .containsExactly(
                        "48 of these runs cannot be had: run must exist: run=none-0; run must exist: run=none-1;"
                                + " run must exist: run=none-2; and 45 more",
                        "The first 50 of 51 runs are shown: one chart tells no more apart",
                        "Not all runs measure this: metric=sharpness");
    }

    @Test
    void findsTheQuantilesOfStudentsTable() {
        Object quantiles = browserAt(page.url())
                .runAsync("const done = arguments[arguments.length - 1];"
                        + " import('/app/compare/student.js').then(m => done([1, 2, 3, 4, 9, 10, 29, 30, 49]"
                        + ".map(n => m.quantile(0.95, n).toFixed(3)).join(' ')))");

        assertThat(quantiles).isEqualTo("12.706 4.303 3.182 2.776 2.262 2.228 2.045 2.042 2.010");
    }

    @Test
    void fitsAProjectorAndAPhoneInBothThemes() throws Exception {
        for (String theme : List.of("light", "dark")) {
            for (int[] size : new int[][] {{1280, 720}, {390, 844}}) {
                browser.resize(size[0], size[1]);
                browser.open("about:blank");
                compare(both(), "&theme=" + theme);
                await().atMost(PATIENCE).until(() -> groups().equals(List.of("1 5", "2 5")));
                await().atMost(PATIENCE)
                        .until(() -> text("[data-group='2'] .detail").contains("5,000"));
                browser.screenshot("compare-%s-%d.png".formatted(theme, size[0]));
                assertThat(browser.overflow())
                        .as("scrolls sideways at %d", size[0])
                        .isZero();
                browser.run("scrollTo(0, document.body.scrollHeight)");
                browser.screenshot("compare-%s-%d-below.png".formatted(theme, size[0]));
            }
        }
    }

    private static void assertMean(List<Drawing.Point> mean, List<Drawing.Point> band, List<String> runs)
            throws Exception {
        List<Map<Long, Double>> all = new ArrayList<>();
        for (String run : runs) {
            all.add(series(run));
        }
        List<Long> steps = List.copyOf(all.get(0).keySet());
        assertThat(mean).hasSize(steps.size());
        assertThat(band).hasSize(2 * steps.size());
        for (int i = 0; i < steps.size(); i++) {
            long step = steps.get(i);
            double[] values =
                    all.stream().mapToDouble(series -> series.get(step)).toArray();
            double middle = Arrays.stream(values).average().orElseThrow();
            double squares =
                    Arrays.stream(values).map(v -> (v - middle) * (v - middle)).sum();
            double half = T_4 * Math.sqrt(squares / 4 / 5);
            assertThat(mean.get(i).step()).isCloseTo(step, Offset.offset(1e-9 * step));
            assertThat(mean.get(i).value()).as("mean at %d", step).isCloseTo(middle, ROUNDING);
            assertThat(band.get(i).value()).as("above %d", step).isCloseTo(middle + half, ROUNDING);
            assertThat(band.get(band.size() - 1 - i).value())
                    .as("below %d", step)
                    .isCloseTo(middle - half, ROUNDING);
        }
    }

    private static Map<Long, Double> series(String run) throws Exception {
        JsonNode series = page.json("api/runs/%s/series?metric=norm.l2&points=2000&strand=%s"
                .formatted(run, URLEncoder.encode(STRAND, StandardCharsets.UTF_8)));
        Map<Long, Double> values = new TreeMap<>();
        series.path("points")
                .forEach(point -> values.put(point.get(0).asLong(), point.get(1).asDouble()));
        return values;
    }

    private static List<String> both() {
        List<String> both = new ArrayList<>(NEAR);
        both.addAll(FAR);
        return both;
    }

    private static void compare(List<String> runs, String rest) {
        browser.open(page.url() + hash(runs, rest));
    }

    private static String hash(List<String> runs, String rest) {
        String ids = String.join(
                ",",
                runs.stream()
                        .map(id -> URLEncoder.encode(
                                URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20"),
                                StandardCharsets.UTF_8))
                        .toList());
        return "#/compare?runs=" + ids + rest;
    }

    private static Browser browserAt(String url) {
        browser.open(url);
        return browser;
    }

    private static void choose(String menu, String value) {
        browser.one("select[name=%s] option[value=%s]".formatted(menu, value)).click();
    }

    /** Each group's name and how many runs it has. */
    private static List<String> groups() {
        String lines = (String) browser.run("return [...document.querySelectorAll('.groups li')]"
                + ".map(line => line.dataset.group + ' ' + line.dataset.n).join('|')");
        return lines.isEmpty() ? List.of() : List.of(lines.split("\\|"));
    }

    private static String text(String selector) {
        return String.valueOf(browser.run("return document.querySelector(arguments[0])?.innerText ?? ''", selector));
    }

    private static List<Drawing.Path> drawn() {
        return Drawing.of(browser);
    }

    private static List<Drawing.Path> solid(String colour) {
        return drawn().stream()
                .filter(path -> path.kind().equals("stroke") && path.colour().equals(colour))
                .filter(path ->
                        path.alpha() == 1 && !path.dashed() && path.points().size() > 2)
                .toList();
    }

    private static List<Drawing.Path> bands(String colour) {
        return drawn().stream()
                .filter(path -> path.kind().equals("fill")
                        && path.colour().equals(colour)
                        && path.points().size() > 2)
                .toList();
    }

    /** The values of dotted level lines. */
    private static List<Double> dottedLevels(String colour) {
        return drawn().stream()
                .filter(path -> path.kind().equals("stroke")
                        && path.dashed()
                        && path.colour().equals(colour))
                .map(path -> Math.rint(1e6 * path.points().get(0).value()) / 1e6 + 0.0)
                .toList();
    }
}
