package minima.training.oracle;

import minima.training.claim.Assumption;
import minima.training.claim.InvalidInput;
import minima.training.data.DataSource;
import minima.training.data.Samples;
import minima.training.data.SeparableGaussians;
import minima.training.random.Streams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** The limit of time is more than ten times what was measured. */
@Timeout(100)
class MulticlassMarginTest {

    private static final double OPTIMAL = 1e-8;

    private static final Samples THREE_CLASSES = new Samples(
            "three classes", new double[][] {{2, 0}, {4, 1}, {-1, 2}, {-3, 3}, {-1, -3}, {0, -5}}, 0, 0, 1, 1, 2, 2);

    /** Numbers of an independent quadratic program, as fractions. */
    @Test
    void solvesThreeClasses() {
        MulticlassMargin svm = MulticlassMargin.of(THREE_CLASSES);

        assertThat(svm.classes()).isEqualTo(3);
        assertThat(svm.weights()[0]).containsExactly(new double[] {1 / 3.0, 0}, within(OPTIMAL));
        assertThat(svm.weights()[1]).containsExactly(new double[] {-1 / 6.0, 1 / 4.0}, within(OPTIMAL));
        assertThat(svm.weights()[2]).containsExactly(new double[] {-1 / 6.0, -1 / 4.0}, within(OPTIMAL));
        assertThat(svm.norm() * svm.norm()).isCloseTo(7 / 24.0, within(OPTIMAL));
        assertThat(svm.margin()).isCloseTo(Math.sqrt(24 / 7.0), within(OPTIMAL));
        assertThat(svm.separability()).isEqualTo(Assumption.of("separable", true, "margin 1.85164"));
        assertOptimal(THREE_CLASSES, svm, "three classes");
    }

    /** The conditions of Karush, Kuhn and Tucker from the samples alone. */
    private static void assertOptimal(Samples samples, MulticlassMargin svm, String as) {
        double[][] w = svm.weights();
        double[][] alpha = svm.duals();
        double[][] sum = new double[w.length][samples.dimension()];
        double total = 0;
        for (int i = 0; i < samples.size(); i++) {
            double[] x = samples.rows()[i];
            int own = (int) samples.target(i);
            for (int k = 0; k < w.length; k++) {
                double slack = Rows.dot(w[own], x) - Rows.dot(w[k], x) - 1;
                if (k != own) {
                    assertThat(slack).as(as).isGreaterThan(-OPTIMAL);
                    assertThat(alpha[i][k]).as(as).isNotNegative();
                    assertThat(alpha[i][k] * slack).as(as).isCloseTo(0, within(OPTIMAL * svm.norm() * svm.norm()));
                    Rows.add(sum[own], alpha[i][k], x);
                    Rows.add(sum[k], -alpha[i][k], x);
                    total += alpha[i][k];
                }
            }
            assertThat(alpha[i][own]).isZero();
        }
        for (int k = 0; k < w.length; k++) {
            assertThat(w[k]).as(as).containsExactly(sum[k], within(OPTIMAL * svm.norm()));
        }
        assertThat(total).as(as).isCloseTo(svm.norm() * svm.norm(), within(OPTIMAL * total));
        assertThat(svm.certificate().worst()).as(as).isLessThan(OPTIMAL);
    }

    @Test
    void certifiesWhatItFindsOnRandomClassesAndSumsToZero() {
        int separable = 0;
        for (long seed = 1; seed <= 40; seed++) {
            int classes = 3 + (int) (seed % 3);
            double[][] x = RandomData.gaussian(3 * classes, 4, new Streams(seed));
            double[] y = new double[x.length];
            Arrays.setAll(y, i -> i % classes);
            Samples samples = new Samples("random", x, y);
            MulticlassMargin svm = MulticlassMargin.of(samples);
            if (svm.separable()) {
                separable++;
                assertOptimal(samples, svm, "seed=" + seed);
                double[] ones = new double[classes];
                Arrays.fill(ones, 1);
                assertThat(Rows.combination(ones, svm.weights()))
                        .containsExactly(new double[4], within(OPTIMAL * svm.norm()));
            } else {
                assertProof(samples, svm.proof());
            }
        }
        assertThat(separable).isBetween(1, 39);
    }

    /** Σ p ((w_y − w_k)·x) = 0 for every W, so not all terms can be positive. */
    private static void assertProof(Samples samples, double[][] proof) {
        int classes = proof[0].length;
        double[][] sum = new double[classes][samples.dimension()];
        double total = 0;
        for (int i = 0; i < samples.size(); i++) {
            for (int k = 0; k < classes; k++) {
                assertThat(proof[i][k]).isNotNegative();
                Rows.add(sum[(int) samples.target(i)], proof[i][k], samples.rows()[i]);
                Rows.add(sum[k], -proof[i][k], samples.rows()[i]);
                total += proof[i][k];
            }
        }
        assertThat(total).isCloseTo(1, within(1e-12));
        for (double[] ofClass : sum) {
            assertThat(Rows.norm(ofClass)).isLessThan(1e-10);
        }
    }

    @Test
    void isHalfTheMachineOfTwoClasses() {
        Samples signs = SeparableGaussians.of(20, 4, 0.5, new Streams(1)).samples();
        double[] zeroOne = Arrays.stream(signs.targets()).map(y -> (y + 1) / 2).toArray();
        MulticlassMargin two = MulticlassMargin.of(new Samples("zero and one", signs.rows(), zeroOne));
        double[] half = Rows.divided(HardMargin.of(signs).weights(), 2);

        assertThat(two.weights()[1]).containsExactly(half, within(OPTIMAL));
        assertThat(two.weights()[0]).containsExactly(Rows.divided(half, -1), within(OPTIMAL));
        assertThat(two.margin()).isCloseTo(0.5 * Math.sqrt(2), within(OPTIMAL));
    }

    @Test
    void followsWhenTheClassesAreRenamed() {
        int[] renamed = {2, 0, 1};
        double[] y = Arrays.stream(THREE_CLASSES.targets())
                .map(k -> renamed[(int) k])
                .toArray();
        double[][] w = MulticlassMargin.of(THREE_CLASSES).weights();
        double[][] other = MulticlassMargin.of(new Samples("renamed", THREE_CLASSES.rows(), y))
                .weights();

        for (int k = 0; k < 3; k++) {
            assertThat(other[renamed[k]]).containsExactly(w[k], within(OPTIMAL));
        }
    }

    @Test
    void solvesTenRealDigits() {
        Samples digits = DataSource.parse("digits@60").load();
        MulticlassMargin svm = MulticlassMargin.of(digits);

        assertThat(svm.classes()).isEqualTo(10);
        assertOptimal(digits, svm, "digits");
    }

    @Test
    void provesThatNothingSeparatesTheMiddleOfALine() {
        Samples line = new Samples("line", new double[][] {{-1}, {2}, {1}}, 0, 1, 2);

        assertThat(MulticlassMargin.of(line).separable()).isFalse();
        assertProof(line, MulticlassMargin.of(line).proof());
        assertThatThrownBy(() -> MulticlassMargin.of(line).margin())
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("hard margin is undefined: line is not separable");
    }

    @Test
    void refusesTargetsThatAreNoClasses() {
        assertThatThrownBy(() -> MulticlassMargin.of(new Samples("real", new double[][] {{1}, {2}}, 0.5, 1)))
                .isInstanceOf(InvalidInput.class);
    }
}
