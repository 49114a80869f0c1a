package minima.dashboards.svg;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import javax.xml.parsers.DocumentBuilderFactory;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Drawings read back as a reader does it: by the labels of their axes. */
class ChartTest {

    private static final Pen CLAIM = new Pen("claim-1", "");
    private static final Pen CONTROL = new Pen("control-1", "");
    private static final double PIXEL = 0.01; // coordinates have two decimals

    private static List<Point> falling(double power) {
        return LongStream.of(1, 3, 10, 40, 100, 999, 10_000)
                .mapToObj(step -> new Point(step, 2 * Math.pow(step, power)))
                .toList();
    }

    @Test
    void theCurveStandsWhereTheAxesSayThatItsNumbersAreOnALogarithm() throws Exception {
        Element svg = drawn(picture(new Curve("gd", false, CLAIM, falling(-0.7), 7)), Ruler.LOG);

        List<Point> read = readBack(svg, Ruler.LOG);

        for (int i = 0; i < read.size(); i++) {
            Point measured = falling(-0.7).get(i);
            // a hundredth of a pixel on an axis of at least 100 pixels a 4 decades, twice: curve and tick
            assertThat(Math.log10(read.get(i).step())).isCloseTo(Math.log10(measured.step()), within(4e-4));
            assertThat(Math.log10(read.get(i).value())).isCloseTo(Math.log10(measured.value()), within(4e-4));
        }
        assertThat(read).hasSize(7);
    }

    @Test
    void theCurveStandsWhereTheAxesSayThatItsNumbersAreOnAStraightAxis() throws Exception {
        List<Point> points = IntStream.rangeClosed(1, 50)
                .mapToObj(i -> new Point(i, i * 0.013 - 0.3))
                .toList();

        List<Point> read =
                readBack(drawn(picture(new Curve("gd", false, CLAIM, points, 50)), Ruler.LINEAR), Ruler.LINEAR);

        for (int i = 0; i < read.size(); i++) {
            assertThat(read.get(i).value()).isCloseTo(points.get(i).value(), within(1e-4));
        }
        assertThat(read).hasSize(50);
    }

    @Test
    void aGapIsLeftWhereNothingCanBeDrawnAndACrossWhereNumbersEnd() throws Exception {
        List<Point> points = List.of(
                new Point(1, 1),
                new Point(2, 2),
                new Point(3, 0),
                new Point(4, 3),
                new Point(5, Double.POSITIVE_INFINITY));

        Element svg = drawn(picture(new Curve("gd", false, CLAIM, points, 5)), Ruler.LOG);

        assertThat(first(svg, "curve").getAttribute("d")).matches("M[^M]*L[^M]*M[^M]*");
        assertThat(all(svg, "cross")).hasSize(1);
        assertThat(svg.getTextContent()).contains("∞ at 5");
    }

    @Test
    void theHeadOfAControlIsHollowAndThePredictionIsNoCurve() throws Exception {
        Picture picture = new Picture(
                "loss.train",
                10_000,
                List.of(
                        new Curve("gd", false, CLAIM, falling(-1), 7),
                        new Curve("broken", true, CONTROL, falling(-0.1), 7)),
                List.of(),
                List.of(List.of(new Point(0, 0.001), new Point(10_000, 0.001))),
                List.of());

        Element svg = drawn(picture, Ruler.LOG);

        assertThat(all(svg, "curve"))
                .extracting(e -> e.getAttribute("data-colour"))
                .containsOnly("claim-1", "control-1");
        assertThat(all(svg, "hollow"))
                .extracting(e -> e.getAttribute("data-colour"))
                .containsExactly("control-1");
        assertThat(all(svg, "predicted")).hasSize(1);
    }

    @Test
    void labelsOfHeadsAtOnePlaceDoNotOverlap() throws Exception {
        for (int curves : new int[] {2, 4, 9, 16}) {
            List<Curve> all = IntStream.range(0, curves)
                    .mapToObj(i -> new Curve("strand-" + i, false, CLAIM, falling(-0.5 - i * 1e-4), 7))
                    .toList();

            Element svg = drawn(new Picture("loss.train", 10_000, all, List.of(), List.of(), List.of()), Ruler.LOG);

            double[] heights = all(svg, "value").stream()
                    .map(value -> (Element) value.getParentNode())
                    .filter(parent -> parent.getTagName().equals("text"))
                    .mapToDouble(text -> Double.parseDouble(text.getAttribute("y")))
                    .sorted()
                    .toArray();
            double tall = all(svg, "leader").isEmpty() ? 2 * Label.LINE : Label.LINE;
            assertThat(heights).hasSize(curves);
            IntStream.range(1, curves)
                    .forEach(i -> assertThat(heights[i] - heights[i - 1]).isGreaterThanOrEqualTo(tall - PIXEL));
            assertThat(heights[0]).isPositive();
            assertThat(heights[curves - 1] + tall / 2).isLessThan(350);
        }
    }

    @Test
    void whatAStrandIsCalledStaysText() throws Exception {
        Element svg = drawn(picture(new Curve("<script>x</script>", false, CLAIM, falling(-1), 7)), Ruler.LOG);

        assertThat(svg.getElementsByTagName("script").getLength()).isZero();
        assertThat(first(svg, "curve").getAttribute("data-strand")).isEqualTo("<script>x</script>");
    }

    private static Picture picture(Curve curve) {
        return new Picture("loss.train", 10_000, List.of(curve), List.of(), List.of(), List.of());
    }

    private static Element drawn(Picture picture, Ruler ruler) throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(Chart.of(picture, ruler, Chart.Size.LARGE))));
        return document.getDocumentElement();
    }

    private static List<Point> readBack(Element svg, Ruler values) {
        List<double[]> steps = ticks(first(svg, "ticks steps"), "x", 0);
        List<double[]> heights = ticks(first(svg, "ticks values"), "y", -4);
        return Arrays.stream(first(svg, "curve").getAttribute("d").split("[ML]"))
                .filter(corner -> !corner.isEmpty())
                .map(corner -> corner.split(" "))
                .map(corner -> new Point(
                        valueAt(Double.parseDouble(corner[0]), steps, Ruler.LOG),
                        valueAt(Double.parseDouble(corner[1]), heights, values)))
                .toList();
    }

    /** Between the first label and the last, as with a ruler on paper. */
    private static double valueAt(double pixel, List<double[]> ticks, Ruler ruler) {
        double[] a = ticks.get(0);
        double[] b = ticks.get(ticks.size() - 1);
        boolean log = ruler == Ruler.LOG;
        double from = log ? Math.log10(a[1]) : a[1];
        double to = log ? Math.log10(b[1]) : b[1];
        double place = from + (to - from) * (pixel - a[0]) / (b[0] - a[0]);
        return log ? Math.pow(10, place) : place;
    }

    /** Pixel and value of each label; the value is what its text says. */
    private static List<double[]> ticks(Element group, String axis, double baseline) {
        List<double[]> ticks = new ArrayList<>();
        NodeList labels = group.getElementsByTagName("text");
        for (int i = 0; i < labels.getLength(); i++) {
            Element label = (Element) labels.item(i);
            ticks.add(
                    new double[] {Double.parseDouble(label.getAttribute(axis)) + baseline, said(label.getTextContent())
                    });
        }
        return ticks;
    }

    private static double said(String label) {
        if (!label.matches("10[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+")) {
            return Double.parseDouble(label.replace(",", "").replace('−', '-'));
        }
        String exponent = label.substring(2)
                .codePoints()
                .mapToObj(c -> c == '⁻' ? "-" : Integer.toString("⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c)))
                .reduce("", String::concat);
        return Math.pow(10, Integer.parseInt(exponent));
    }

    private static Element first(Element svg, String kind) {
        return all(svg, kind).get(0);
    }

    private static List<Element> all(Element svg, String kind) {
        NodeList every = svg.getElementsByTagName("*");
        return IntStream.range(0, every.getLength())
                .mapToObj(i -> (Element) every.item(i))
                .filter(element -> element.getAttribute("class").equals(kind))
                .toList();
    }
}
