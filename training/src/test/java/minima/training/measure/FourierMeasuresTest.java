package minima.training.measure;

import minima.training.claim.Measure;
import minima.training.data.Samples;
import minima.training.descent.GradientDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.loss.Exponential;
import minima.training.model.LinearModel;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class FourierMeasuresTest {

    private static final Samples DATA = new Samples("data", new double[][] {{1, 0, 0, 0}, {0, -1, 0, 0}}, 1, -1);

    /** (3, 1, 1, 1) has the unitary transform (3, 1, 1, 1) and the margins 3 and 1. */
    @Test
    void givesNormsAtMarginOne() {
        FourierMeasures two = measures(2, 3, 1, 1, 1);
        FourierMeasures four = measures(4, 6, 2, 2, 2);

        assertThat(two.spectrum().values()).containsExactly(new double[] {3, 1, 1, 1}, within(1e-15));
        assertThat(read(two.l1())).isCloseTo(6, within(1e-14));
        assertThat(read(two.bridge())).isCloseTo(6, within(1e-14));
        assertThat(read(measures(1, 3, 1, 1, 1).bridge())).isCloseTo(Math.sqrt(12), within(1e-14));
        assertThat(read(four.bridge())).isCloseTo(Math.pow(Math.sqrt(3) + 3, 2), within(1e-13));
    }

    @Test
    void givesTheGapToTheNearestNorm() {
        assertThat(read(measures(2, 3, 1, 1, 1).gap(5))).isCloseTo(1.0 / 6, within(1e-14));
        assertThat(read(measures(2, 3, 1, 1, 1).gap(1, 5.7, 9))).isCloseTo(0.05, within(1e-14));
    }

    @Test
    void countsFrequenciesThatStandOut() {
        assertThat(read(measures(2, 3, 1, 1, 1).count())).isEqualTo(4);
        assertThat(read(measures(2, 1, 1, 1, 1.03).count())).isEqualTo(1);
    }

    /** Nothing is separated: norms as they are, a gap of more than all. */
    @Test
    void isFiniteWithoutAMargin() {
        FourierMeasures nothing = measures(2, -3, 1, 1, 1);

        assertThat(read(nothing.l1())).isCloseTo(read(measures(2, 3, -1, -1, -1).l1()), within(1e-14));
        assertThat(read(nothing.gap(5))).isGreaterThan(1);
        assertThat(read(measures(2, 0, 0, 0, 0).gap(5))).isEqualTo(1);
    }

    private static FourierMeasures measures(int layers, double... beta) {
        LinearModel model = LinearModel.classifier(DATA, new Exponential());
        return new FourierMeasures(
                new GradientDescent(model, new Schedule.Constant(Regulation.ofStepSize(1)), beta), layers);
    }

    private static double read(Measure measure) {
        return measure.read().getAsDouble();
    }
}
