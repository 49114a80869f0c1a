package minima.training.measure;

import minima.training.claim.Measure;
import minima.training.data.Fixtures;
import minima.training.descent.Descent;
import minima.training.descent.HeavyBall;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.model.SoftmaxObjective;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ClassMeasuresTest {

    private static final double[][] SEPARATOR = {{1 / 3.0, 0}, {-1 / 6.0, 1 / 4.0}, {-1 / 6.0, -1 / 4.0}};

    /** At 5Ŵ, ‖Ŵ‖² = 7/24: margin √(24/7), angle 0, smallest pairwise margin 5. */
    @Test
    void knowsTheSeparatorAtTheSeparator() {
        ClassMeasures at = at(5 / 3.0, 0, -5 / 6.0, 5 / 4.0, -5 / 6.0, -5 / 4.0);

        assertThat(read(at, "margin.l2")).isCloseTo(Math.sqrt(24 / 7.0), within(1e-14));
        assertThat(read(at, "norm.l2")).isCloseTo(5 * Math.sqrt(7 / 24.0), within(1e-14));
        assertThat(read(at, "error.train")).isZero();
        assertThat(read(at, "sum.classes")).isZero();
        assertThat(at.angle(SEPARATOR).read().getAsDouble()).isCloseTo(0, within(1e-15));
        assertThat(at.marginGap(2).read().getAsDouble()).isZero(); // log 1
        assertThat(Math.exp(read(at, "loss.log"))).isCloseTo(read(at, "loss.train"), within(1e-15));
    }

    /** Twelve pairs of the six samples; four of them at the least margin. */
    @Test
    void showsAllPairwiseMarginsAndTheNormOfEachClass() {
        ClassMeasures at = at(1 / 3.0, 0, -1 / 6.0, 1 / 4.0, -1 / 6.0, -1 / 4.0);
        double least = Math.sqrt(24 / 7.0);
        double[] margins = at.marginDistribution().values();

        assertThat(margins).hasSize(12).isSorted();
        assertThat(margins[0]).isCloseTo(least, within(1e-14));
        assertThat(margins[3]).isCloseTo(least, within(1e-14));
        assertThat(margins[4]).isCloseTo(1.25 * least, within(1e-14));
        assertThat(margins[11]).isCloseTo(2.5 * least, within(1e-14));
        double other = Math.sqrt(1 / 36.0 + 1 / 16.0);
        assertThat(at.classNorms().values()).containsExactly(new double[] {1 / 3.0, other, other}, within(1e-15));
    }

    /** With w₀ = 0, w₁ = (−1, 0), w₂ = 0 the second class alone is right. A tie counts as wrong. */
    @Test
    void countsSamplesWithoutAPositiveMarginAsWrong() {
        assertThat(read(at(0, 0, -1, 0, 0, 0), "error.train")).isCloseTo(4 / 6.0, within(1e-15));
        assertThat(read(at(0, 0, 0, 0, 0, 0), "margin.l2")).isZero();
    }

    private static ClassMeasures at(double... theta) {
        SoftmaxObjective objective = new SoftmaxObjective(Fixtures.threeClasses(), false);
        return new ClassMeasures(
                new Descent(objective, new HeavyBall(6), new Schedule.Constant(Regulation.ofStepSize(0.1)), theta),
                objective);
    }

    private static double read(ClassMeasures measures, String metric) {
        return measures.all().stream()
                .filter(measure -> measure.metric().equals(metric))
                .map(Measure::read)
                .findFirst()
                .orElseThrow()
                .getAsDouble();
    }
}
