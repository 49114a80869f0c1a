package minima.training.measure;

import minima.training.claim.Measure;
import minima.training.data.Samples;
import minima.training.descent.HeavyBall;
import minima.training.descent.ParametrizedDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.loss.Exponential;
import minima.training.model.Identity;
import minima.training.model.LinearModel;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MatrixMeasuresTest {

    /** Singular values 5 and 2: a rotation of diag(5, 2), and a column of zeros. */
    private static final double[] W = {3, -1.6, 0, 4, 1.2, 0};

    private static final double ROUNDING = 1e-14;

    /** ⟨A₁, W⟩ = 3 of target 1, ⟨A₂, W⟩ = 4 + 1.2 of target 7. */
    private final LinearModel regression =
            LinearModel.regression(new Samples("two", new double[][] {{1, 0, 0, 0, 0, 0}, {0, 0, 9, 1, 1, 0}}, 1, 7));

    private final ParametrizedDescent descent = at(regression, W);
    private final MatrixMeasures measures = new MatrixMeasures(descent, 2, 3);

    @Test
    void normsAndRankAreThoseOfTheSingularValues() {
        assertThat(read(measures.nuclearNorm())).isCloseTo(7, within(10 * ROUNDING));
        assertThat(read(measures.frobeniusNorm())).isCloseTo(Math.sqrt(29), within(10 * ROUNDING));
        assertThat(read(measures.effectiveRank()))
                .isCloseTo(Math.pow(7 / 5.0, 5 / 7.0) * Math.pow(7 / 2.0, 2 / 7.0), within(10 * ROUNDING));
        assertThat(measures.spectrum().values()).containsExactly(new double[] {5, 2}, within(10 * ROUNDING));
    }

    @Test
    void theResidualIsThatOfTheMeasurements() {
        assertThat(read(measures.residual())).isCloseTo(Math.hypot(2, 1.8) / Math.hypot(1, 7), within(ROUNDING));
    }

    @Test
    void theRelativeErrorIsMeasuredInTheNormOfTheTruth() {
        assertThat(read(measures.relativeError(3, -1.6, 2, 4, 1.2, 0)))
                .isCloseTo(2 / Math.sqrt(29 + 4), within(ROUNDING));
    }

    @Test
    void followTheWeights() {
        double before = read(measures.nuclearNorm());
        descent.advance(1);

        assertThat(read(measures.nuclearNorm())).isNotEqualTo(before);
    }

    /** Margins 3 and 0.8, the second with its target −1: over the nuclear norm 7. */
    @Test
    void theMarginOfAClassifierIsTakenOverTheNuclearNorm() {
        MatrixMeasures ofClassifier = ofClassifier(W);

        assertThat(read(ofClassifier.nuclearMargin())).isCloseTo(0.8 / 7, within(ROUNDING));
        assertThat(read(ofClassifier.nuclearNormOverMargin())).isCloseTo(7 / 0.8, within(100 * ROUNDING));
    }

    @Test
    void withoutAMarginTheNuclearNormIsItself() {
        assertThat(read(ofClassifier(-3, 1.6, 0, -4, -1.2, 0).nuclearNormOverMargin()))
                .isCloseTo(7, within(10 * ROUNDING));
        assertThat(read(ofClassifier(new double[6]).nuclearMargin())).isZero();
    }

    private static MatrixMeasures ofClassifier(double... w) {
        Samples signs = new Samples("signs", new double[][] {{1, 0, 0, 0, 0, 0}, {0, 0.5, 0, 0, 0, 0}}, 1, -1);
        return new MatrixMeasures(at(LinearModel.classifier(signs, new Exponential()), w), 2, 3);
    }

    private static ParametrizedDescent at(LinearModel model, double... w) {
        return new ParametrizedDescent(
                model,
                new Identity(w.length),
                new HeavyBall(w.length),
                new Schedule.Constant(Regulation.ofStepSize(0.1)),
                w);
    }

    private static double read(Measure measure) {
        return measure.read().getAsDouble();
    }
}
