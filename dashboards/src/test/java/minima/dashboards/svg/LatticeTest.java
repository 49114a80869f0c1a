package minima.dashboards.svg;

import minima.actors.PlaneView;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LatticeTest {

    private static final PlaneView PLANE = new PlaneView(-2, 2, -2, 2, 16, 8, List.of(), 0, List.of());

    /** Bilinear interpolation and linear continuation are exact for linear fields, up to rounding. */
    @Test
    void isExactForALinearFieldUpToTheEdges() {
        Lattice field = field((x, y) -> 3 * x - y + 0.5);

        for (double x = -2; x <= 2; x += 0.37) {
            for (double y = -2; y <= 2; y += 0.41) {
                assertThat(field.at(x, y)).isCloseTo(3 * x - y + 0.5, within(1e-13));
            }
        }
        assertThat(field.contour(1)).singleElement().satisfies(line -> {
            assertThat(line).allMatch(corner -> Math.abs(3 * corner.x() - corner.y() - 0.5) < 1e-13);
            assertThat(line.get(0).y()).as("from edge").isEqualTo(-2);
            assertThat(line.get(line.size() - 1).y()).as("to edge").isEqualTo(2);
        });
    }

    @Test
    void closesALineThatGoesAround() {
        assertThat(field((x, y) -> x * x + y * y).contour(1)).singleElement().satisfies(line -> assertThat(line.get(0))
                .isEqualTo(line.get(line.size() - 1)));
    }

    /** In the middle cell: the mean is 0, so the level between it and the corners parts those on its own side. */
    @Test
    void partsASaddleByItsMean() {
        for (int side : List.of(1, -1)) {
            List<List<Lattice.Corner>> branches = field((x, y) -> x * y).contour(side * 0.02);
            assertThat(branches.stream().map(LatticeTest::sides)).containsExactlyInAnyOrder(Set.of(-1.0), Set.of(1.0));
            assertThat(branches.stream().flatMap(List::stream)).allMatch(corner -> side * corner.x() * corner.y() > 0);
        }
    }

    /** On which sides of the upright axis a line goes. */
    private static Set<Double> sides(List<Lattice.Corner> line) {
        return line.stream().map(corner -> Math.signum(corner.x())).collect(Collectors.toSet());
    }

    @Test
    void hasNoLinesWhereAValueIsNoNumber() {
        assertThat(field((x, y) -> Double.NaN).contour(0)).isEmpty();
    }

    @Test
    void hasTheMarginOfTheNearestSampleUnlessOneIsOnTheWrongSide() {
        Lattice field = field((x, y) -> (3 * x + 4 * y) / 5);

        assertThat(field.margin(List.of(List.of(1.0, 1.0, 1.0), List.of(-1.0, 0.5, -1.0))))
                .isCloseTo(0.2, within(1e-14));
        assertThat(field.margin(List.of(List.of(1.0, 1.0, 1.0), List.of(1.0, 0.5, -1.0))))
                .isNaN();
    }

    private static Lattice field(DoubleBinaryOperator value) {
        return new Lattice(
                PLANE,
                IntStream.range(0, 128)
                        .mapToDouble(k ->
                                value.applyAsDouble(-2 + (k % 16 + 0.5) / 4, -2 + (Math.floorDiv(k, 16) + 0.5) / 2))
                        .toArray());
    }
}
