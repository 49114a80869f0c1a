package minima.dashboards.live;

import minima.actors.Laboratory;
import minima.telemetry.event.RunState;
import minima.telemetry.journal.FrameRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

/** What a reader sees of a decision boundary in a real browser. */
class PlaneIT {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final long STEPS = 2_000;

    /** Of coordinates below 10 that went through additions and a quotient. */
    private static final double ROUNDING = 1e-9;

    @TempDir
    Path folder;

    private OpenPage page;
    private Browser browser;

    @BeforeEach
    void open() throws Exception {
        browser = new Browser(folder, 1280, 1400);
        page = new OpenPage(folder, new Turning());
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

    /** The lines' angle is that of their normals, which is measured without a plane. */
    @Test
    void drawsEachBoundaryAtItsMeasuredAngleFromThePredictedOne() throws Exception {
        show(completed(), "");

        for (String strand : List.of("logistic", "squared")) {
            double measured = page.json("api/runs/turns")
                    .path("final")
                    .path(strand)
                    .path("angle.oracle")
                    .asDouble();
            double[] drawn = ends(strand, "data-boundary");
            double[] predicted = ends(strand, "data-predicted");

            assertThat(between(drawn, predicted)).as(strand).isCloseTo(measured, within(ROUNDING));
            assertThat(Double.parseDouble(attribute(strand, "data-angle"))).isCloseTo(measured, within(ROUNDING));
            assertThat(attribute(strand, "aria-label"))
                    .contains("decision.distance of " + strand + " at step 2,000")
                    .contains("rad from the predicted one");
        }
        assertThat(between(ends("logistic", "data-boundary"), ends("squared", "data-boundary")))
                .as("the control goes elsewhere")
                .isGreaterThan(0.01);
        browser.screenshot("plane.png");
    }

    /** In pixels, which are as long across as upwards. */
    @Test
    void strokesTheLinesAtThatAngleToo() throws Exception {
        show(completed(), "");
        double measured = Double.parseDouble(attribute("logistic", "data-angle"));

        List<?> strokes = (List<?>) browser.runAsync(STROKES);
        double[] boundary = numbers(strokes.get(0));
        double[] predicted = numbers(strokes.get(1));

        assertThat(between(boundary, predicted)).isCloseTo(measured, within(ROUNDING));
        assertThat((boundary[3] - boundary[1]) / (boundary[2] - boundary[0]))
                .as("down to the right as y rises upwards")
                .isPositive();
    }

    /** The corner of the samples +1 is bluer than red, that of the samples −1 redder than blue. */
    @Test
    void tintsEachSideInItsOwnColour() {
        show(completed(), "");

        assertThat((long) browser.run(BLUER, 0.9, 0.1)).isPositive();
        assertThat((long) browser.run(BLUER, 0.2, 0.8)).isNegative();
    }

    private static final String CANVAS = "const c = document.querySelector('.planes [data-strand=logistic] canvas');"
            + "const g = c.getContext('2d');";

    private static final String BLUER = CANVAS
            + "const [r, , b] = g.getImageData(arguments[0] * c.width, arguments[1] * c.height, 1, 1).data; return b - r";

    /** The ends of the solid thick stroke, then of the dashed one, when it is drawn anew. */
    private static final String STROKES = CANVAS + """
            const told = arguments[0];
            const own = {};
            for (const name of ['beginPath', 'lineTo', 'stroke']) own[name] = g[name].bind(g);
            let path = [];
            let strokes = [];
            g.beginPath = () => { path = []; own.beginPath(); };
            g.lineTo = (x, y) => { path.push([x, y]); own.lineTo(x, y); };
            g.stroke = () => { strokes.push({dashed: g.getLineDash().length > 0, thick: g.lineWidth > 2, path}); own.stroke(); };
            c.dispatchEvent(new Event('pointerleave'));
            const read = () => {
              const ends = ['thick', 'dashed'].map((kind) => strokes.find((one) => one[kind])?.path);
              if (ends.every(Boolean)) told(ends.map((line) => [...line[0], ...line.at(-1)]));
              else setTimeout(read, 50);
            };
            read();""";

    /** Through the origin, from edge to edge: the plane is a square of side 10.4 around (0, 0). */
    @Test
    void drawsTheBoundaryThroughTheOriginFromEdgeToEdge() throws Exception {
        show(completed(), "");

        double[] line = ends("logistic", "data-boundary");

        assertThat(line).hasSize(4);
        assertThat(line[0] * line[3] - line[1] * line[2]).as("through (0, 0)").isCloseTo(0, within(10 * ROUNDING));
        for (int end = 0; end < 4; end += 2) {
            assertThat(Math.max(Math.abs(line[end]), Math.abs(line[end + 1]))).isCloseTo(5.2, within(ROUNDING));
        }
    }

    @Test
    void saysTheMarginOfTheStep() throws Exception {
        show(completed(), "?theme=dark");

        double[] line = ends("logistic", "data-boundary");
        double length = Math.hypot(line[2] - line[0], line[3] - line[1]);
        double least = Stream.of(Turning.DATA.rows())
                .mapToDouble(x -> Math.abs(x[0] * (line[3] - line[1]) - x[1] * (line[2] - line[0])) / length)
                .min()
                .orElseThrow();

        assertThat(Double.parseDouble(attribute("logistic", "data-margin"))).isCloseTo(least, within(ROUNDING));
        browser.screenshot("plane-dark.png");
    }

    @Test
    void turnsWithTheSlider() throws Exception {
        show(completed(), "");
        long first = page.journal()
                .frameSteps(new FrameRequest("turns", "decision.distance", "logistic"))
                .get(0)
                .steps()
                .get(0);
        double last = Double.parseDouble(attribute("logistic", "data-angle"));

        slideTo(0);
        await().atMost(PATIENCE).until(() -> attribute("logistic", "data-step").equals(Long.toString(first)));
        assertThat(Double.parseDouble(attribute("logistic", "data-angle"))).isNotEqualTo(last);

        browser.one("[data-vector] .slide button").click();
        await().atMost(PATIENCE).until(() -> attribute("logistic", "data-step").equals(Long.toString(STEPS)));
        assertThat(Double.parseDouble(attribute("logistic", "data-angle"))).isEqualTo(last);
    }

    @Test
    void followsARunThatSteps() throws Exception {
        String run = submit("1000000000000");
        browser.open(page.url() + "#/run/" + run);
        await().atMost(PATIENCE).until(() -> shownStep() > 0);
        long early = shownStep();

        await().atMost(PATIENCE).until(() -> shownStep() > early);
        page.desk().steer(run, Laboratory.Action.CANCEL);
    }

    @Test
    void fitsAPhone() throws Exception {
        browser.resize(390, 844);
        show(completed(), "?theme=dark");

        assertThat(browser.overflow()).isZero();
        List<WebElement> squares = browser.all(".planes figure");
        assertThat(squares).hasSize(2);
        assertThat(squares.get(0).getRect().x).isEqualTo(squares.get(1).getRect().x);
        browser.run("document.querySelector('.planes').scrollIntoView()");
        browser.screenshot("plane-phone.png");
    }

    /** On a grid of width h = ¼: x + 2y = 1, the circle of radius 1, and the branches of a hyperbola. */
    @Test
    void findsTheLinesOfALevel() {
        browser.open(page.url());

        List<List<double[]>> line = contour("x + 2 * y", 1);
        assertThat(line).hasSize(1);
        assertThat(line.get(0)).allMatch(p -> Math.abs(p[0] + 2 * p[1] - 1) < ROUNDING);
        assertThat(line.get(0).stream().map(p -> p[0])).as("from edge to edge").contains(-2.0, 2.0);

        List<List<double[]>> circle = contour("x * x + y * y", 1);
        assertThat(circle).hasSize(1);
        List<double[]> round = circle.get(0);
        assertThat(round.get(0)).as("closed").isEqualTo(round.get(round.size() - 1));
        // Linear interpolation misses x² + y² by h²/4 at most, so |r − 1| ≤ |r² − 1| ≤ h²/4.
        assertThat(round).allMatch(p -> Math.abs(Math.hypot(p[0], p[1]) - 1) <= 1.0 / 64);

        for (int side : List.of(1, -1)) {
            List<List<double[]>> branches = contour("(x + 0.125) * (y + 0.125)", side * 0.01);
            assertThat(branches.stream().map(PlaneIT::sides))
                    .as("parted where the cell has the level on all edges")
                    .containsExactlyInAnyOrder(Set.of(-1.0), Set.of(1.0));
            assertThat(branches.stream().flatMap(List::stream))
                    .allMatch(p -> side * (p[0] + 0.125) * (p[1] + 0.125) > 0);
        }

        assertThat(contour("y < 0 ? NaN : x + 2 * y", 1)).singleElement().satisfies(one -> assertThat(one)
                .allMatch(p -> p[1] >= 0));
    }

    /** On which sides of the hyperbola's upright axis a line goes. */
    private static Set<Double> sides(List<double[]> line) {
        return line.stream().map(p -> Math.signum(p[0] + 0.125)).collect(Collectors.toSet());
    }

    private List<List<double[]>> contour(String value, double level) {
        Object lines = browser.runAsync(
                "const told = arguments[1];"
                        + "const xs = Array.from({length: 17}, (_, i) => -2 + i / 4);"
                        + "const values = xs.flatMap((y) => xs.map((x) => " + value + "));"
                        + "import('/app/vector/contour.js')"
                        + ".then((m) => told(m.contour({xs, ys: xs, values}, arguments[0])));",
                level);
        return ((List<?>) lines)
                .stream()
                        .map(line ->
                                ((List<?>) line).stream().map(PlaneIT::numbers).toList())
                        .toList();
    }

    private static double[] numbers(Object list) {
        return ((List<?>) list)
                .stream().mapToDouble(x -> ((Number) x).doubleValue()).toArray();
    }

    private String completed() {
        String run = submit(Long.toString(STEPS));
        await().atMost(PATIENCE)
                .until(() -> page.journal().run(run) != null
                        && page.journal().run(run).state() == RunState.COMPLETED);
        return run;
    }

    private String submit(String steps) {
        return page.submit("turns", "turning", Map.of("steps", steps), 0);
    }

    private void show(String run, String view) {
        browser.open(page.url() + "#/run/" + run + view);
        await().atMost(PATIENCE).until(() -> shownStep() == STEPS);
    }

    private long shownStep() {
        return browser.all(".planes [data-strand=logistic] canvas").stream()
                .map(canvas -> canvas.getDomAttribute("data-step"))
                .filter(step -> step != null && !step.isEmpty())
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(-1);
    }

    private String attribute(String strand, String name) {
        String value =
                browser.one(".planes [data-strand=%s] canvas".formatted(strand)).getDomAttribute(name);
        return value == null ? "" : value;
    }

    /** x and y of one end, then of the other. */
    private double[] ends(String strand, String name) {
        return Stream.of(attribute(strand, name).split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /** The acute angle between two lines. */
    private static double between(double[] one, double[] other) {
        double a = one[2] - one[0];
        double b = one[3] - one[1];
        double c = other[2] - other[0];
        double d = other[3] - other[1];
        return Math.atan2(Math.abs(a * d - b * c), Math.abs(a * c + b * d));
    }

    private void slideTo(int rank) {
        browser.run(
                "const s = document.querySelector('[data-vector] input[type=range]'); s.value = arguments[0];"
                        + " s.dispatchEvent(new Event('input'))",
                rank);
    }
}
