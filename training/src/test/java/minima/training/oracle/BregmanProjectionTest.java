package minima.training.oracle;

import minima.training.data.GaussianRegression;
import minima.training.data.Samples;
import minima.training.descent.Hypentropy;
import minima.training.descent.NegativeEntropy;
import minima.training.descent.PNorm;
import minima.training.descent.Potential;
import minima.training.random.Streams;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class BregmanProjectionTest {

    private static final Samples ONE = new Samples("one", new double[][] {{1, 2}}, 1);

    /** By hand from (1, 1): e^λ + 2e^(2λ) = 1 has e^λ = ½. The others are from an independent root finder. */
    @Test
    void solvesTheEquationOfOneSampleForTheEntropy() {
        double[][] answers = {
            {1, 0.5, 0.25}, {0.1, 0.2, 0.4}, {0.01, 0.06825486, 0.46587257}, {1e-4, 0.00704611, 0.49647694}
        };
        for (double[] answer : answers) {
            BregmanProjection projection = BregmanProjection.of(ONE, new NegativeEntropy(), answer[0], answer[0]);

            assertThat(projection.attained()).isTrue();
            assertThat(projection.weights()).containsExactly(new double[] {answer[1], answer[2]}, within(5e-9));
        }
    }

    /** w is built to meet the conditions of a minimum, so it is the minimum. */
    @Test
    void findsAnAnswerThatIsKnownByConstruction() {
        SplittableRandom random = new Streams(3).stream("x");
        for (Potential potential : List.of(new NegativeEntropy(), new Hypentropy(0.01), new PNorm(1.3), new PNorm(2))) {
            for (int trial = 0; trial < 10; trial++) {
                double[][] x = new double[3][];
                double[] start = random.doubles(8, 0.1, 2).toArray();
                double[] dual = new double[8];
                potential.mirror(start, dual);
                for (int i = 0; i < 3; i++) {
                    x[i] = random.doubles(8, -1, 1).toArray();
                    Rows.add(dual, 2 * random.nextDouble() - 1, x[i]);
                }
                double[] w = new double[8];
                potential.weights(dual, w);
                BregmanProjection found =
                        BregmanProjection.of(new Samples("built", x, Rows.images(x, w)), potential, start);

                assertThat(found.attained()).isTrue();
                assertThat(found.weights())
                        .as("%s, trial %d", potential, trial)
                        .containsExactly(w, within(1e-9 * (1 + Rows.largest(w))));
            }
        }
    }

    @Test
    void isTheLeastNormSolutionWhereThePotentialIsHalfTheSquaredNorm() {
        Samples data = GaussianRegression.of(5, 20, new Streams(2)).samples();

        assertThat(BregmanProjection.of(data, new PNorm(2), new double[20]).weights())
                .containsExactly(MinNorm.of(data).weights(), within(1e-12));
    }

    /** From 0 the divergence of ‖w‖_p²/2 is itself; the other oracle solves another problem, by another method. */
    @Test
    void isTheLeastLpNormSolutionUnderThePNormFromZero() {
        Samples data = GaussianRegression.of(5, 20, new Streams(2)).samples();
        for (double p : new double[] {1.2, 4.0 / 3, 1.7}) {
            assertThat(BregmanProjection.of(data, new PNorm(p), new double[20]).weights())
                    .as("p=%s", p)
                    .containsExactly(LpInterpolant.of(data, p).weights(), within(1e-9));
        }
    }

    @Test
    void takesRowsThatDependOnEachOther() {
        Samples twice = new Samples("twice", new double[][] {{1, 2}, {2, 4}}, 1, 2);

        assertThat(BregmanProjection.of(twice, new NegativeEntropy(), 1, 1).weights())
                .containsExactly(new double[] {0.5, 0.25}, within(1e-12));
    }

    @Test
    void isNotAttainedWhereNoPositiveWeightsFitOrNoneAtAll() {
        Samples negative = new Samples("negative", new double[][] {{1, 2}}, -1);
        Samples contradiction = new Samples("contradiction", new double[][] {{1, 2}, {1, 2}}, 1, 2);

        assertThat(BregmanProjection.of(negative, new NegativeEntropy(), 1, 1).attained())
                .isFalse();
        assertThat(BregmanProjection.of(contradiction, new NegativeEntropy(), 1, 1)
                        .attained())
                .isFalse();
        assertThat(Arrays.stream(BregmanProjection.of(negative, new NegativeEntropy(), 1, 1)
                        .weights()))
                .allMatch(Double::isFinite);
    }

    /** At the start (1, 1) the curvature is 1 + 4; at (½, ¼) it is ½ + 1. */
    @Test
    void curvesAsTheHessianDoesInTheMirror() {
        assertThat(BregmanProjection.of(ONE, new NegativeEntropy(), 1, 1).curvature())
                .isCloseTo(5, within(1e-12));
    }

    /** At (½, ¼): ∇²ψ* = diag(½, ¼), Xᵀ = (1, 2), K = 3/2, so ‖(½, ½)‖/(3/2). */
    @Test
    void saysHowFarAResidualCanLeaveTheWeights() {
        assertThat(BregmanProjection.of(ONE, new NegativeEntropy(), 1, 1).distancePerResidual())
                .isCloseTo(Math.sqrt(0.5) / 1.5, within(1e-12));
    }
}
