package minima.training.claim;

import minima.training.data.Samples;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class PlaneTest {

    /** Of extents 4 and 2: the square's side is 4, with 15 % at each side 5.2, around (3, 1). */
    @Test
    void isTheSquareAroundTheSamplesWithAMarginOfFifteenPercent() {
        Plane plane = Plane.around(samples(new double[][] {{5, 0}, {1, 2}, {3, 1}}, 1, -1, 1));

        Plane.Window window = plane.window();
        assertThat(new double[] {window.left(), window.right(), window.bottom(), window.top()})
                .usingComparatorWithPrecision(1e-14)
                .containsExactly(-0.75, 5.75, -2.25, 4.25);
    }

    @Test
    void alwaysHoldsTheOrigin() {
        Plane plane = Plane.around(samples(new double[][] {{-10, 7}, {-9, 8}}, 1, -1));

        assertThat(plane.window().right()).isPositive();
        assertThat(plane.window().bottom()).isNegative();
        assertThat(plane.window().right() - plane.window().left()).isCloseTo(13, within(1e-13));
    }

    @Test
    void hasASizeAlsoWhereAllSamplesAreTheOrigin() {
        Plane.Window window =
                Plane.around(samples(new double[][] {{0, 0}, {0, 0}}, 1, -1)).window();

        assertThat(window.right() - window.left()).isEqualTo(1.3);
    }

    @Test
    void hasItsPointsAtTheCentresOfTheCellsFromBelow() {
        Plane plane = new Plane(2, 4, new Plane.Window(0, 2, -4, 4), List.of(), 0, List.of());

        assertThat(IntStream.range(0, plane.size()).mapToDouble(plane::x))
                .containsExactly(0.5, 1.5, .5, 1.5, .5, 1.5, .5, 1.5);
        assertThat(IntStream.range(0, plane.size()).mapToDouble(plane::y))
                .containsExactly(-3.0, -3.0, -1.0, -1.0, 1.0, 1.0, 3.0, 3.0);
    }

    @Test
    void drawsManySamplesEvenlyAndSaysHowManyThereAre() {
        double[][] rows =
                IntStream.range(0, 1250).mapToObj(i -> new double[] {i, -i}).toArray(double[][]::new);
        double[] targets =
                IntStream.range(0, 1250).mapToDouble(i -> i < 625 ? 1 : -1).toArray();

        Plane plane = Plane.around(new Samples("many", rows, targets));

        assertThat(plane.samplesOf()).isEqualTo(1250);
        assertThat(plane.samples()).hasSize(500).doesNotHaveDuplicates();
        assertThat(plane.samples().stream().filter(sample -> sample.target() > 0))
                .hasSize(250);
        assertThat(plane.samples().get(499)).isEqualTo(new Plane.Sample(1247, -1247, -1));
    }

    @Test
    void refusesOtherDataAndPredictionsOfAnotherSize() {
        assertThatThrownBy(() -> Plane.around(samples(new double[][] {{1, 2, 3}}, 1)))
                .hasMessage("a plane has two features: d=3");
        Plane plane = Plane.around(samples(new double[][] {{1, 2}}, 1));
        assertThatThrownBy(() -> plane.predicting(1, 2))
                .hasMessage("predicted must have a value a point: columns=24, rows=24, predicted=2");
    }

    @Test
    void givesAMeasureItsShape() {
        Plane plane = new Plane(3, 2, new Plane.Window(0, 1, 0, 1), List.of(), 0, List.of());

        assertThat(VectorMeasure.over(plane, "decision.distance", into -> {}).shape())
                .containsExactly(2, 3);
        assertThat(new VectorMeasure("spectrum.dft", 6, into -> {}).shape()).containsExactly(6);
    }

    private static Samples samples(double[][] rows, double... targets) {
        return new Samples("samples", rows, targets);
    }
}
