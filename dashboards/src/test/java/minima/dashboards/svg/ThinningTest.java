package minima.dashboards.svg;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class ThinningTest {

    private static final int MOST = 100;

    private final List<Point> noisy = IntStream.rangeClosed(1, 20_000)
            .mapToObj(step -> new Point(step, Math.sin(step) * (step == 7_777 ? 50 : 1)))
            .toList();

    @Test
    void leavesAShortSeriesAlone() {
        List<Point> few = noisy.subList(0, MOST);

        assertThat(Thinning.of(few, MOST)).isEqualTo(few);
    }

    @Test
    void keepsAboutAsManyAsWantedAndOnlyMeasuredOnesInTheirOrder() {
        List<Point> kept = Thinning.of(noisy, MOST);

        assertThat(kept).hasSizeBetween(MOST / 2, MOST).isSubsetOf(noisy);
        assertThat(kept).extracting(Point::step).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void losesNeitherAnExtremeNorAnEnd() {
        List<Point> kept = Thinning.of(noisy, MOST);

        assertThat(kept).contains(noisy.get(0), noisy.get(7_776), noisy.get(noisy.size() - 1));
        assertThat(kept).extracting(Point::value).anyMatch(value -> value < -0.9999);
    }

    @Test
    void keepsAGap() {
        List<Point> broken = noisy.stream()
                .map(point -> point.step() == 5_000 ? new Point(5_000, Double.NaN) : point)
                .toList();

        assertThat(Thinning.of(broken, MOST)).extracting(Point::value).anyMatch(value -> Double.isNaN(value));
    }
}
