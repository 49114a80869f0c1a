package minima.training.model;

import minima.training.data.Batch;
import minima.training.data.Samples;
import minima.training.linalg.Lanes;
import minima.training.loss.Exponential;
import minima.training.loss.Hinge;
import minima.training.loss.Logistic;
import minima.training.loss.Loss;
import minima.training.loss.PolynomialTail;
import minima.training.loss.Squared;
import minima.training.loss.SquaredHinge;
import minima.training.loss.StretchedExponential;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class LinearModelTest {

    static Stream<Loss> losses() {
        return Stream.of(
                new Logistic(),
                new Exponential(),
                new Squared(),
                new Hinge(),
                new SquaredHinge(),
                new PolynomialTail(2),
                new StretchedExponential(0.5));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void gradientIsTheLimitOfDifferences(Loss loss) {
        LinearModel model = LinearModel.classifier(twoClasses(11, 5), loss);
        gradientIsRight(model, 1e-6);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "5, 3", "3, 5", "9, 9", "40, 2", "33, 70", "100, 400", "70, 600", "5000, 9"})
    void gradientOfARegressionIsTheLimitOfDifferencesInEveryShape(int n, int d) {
        SplittableRandom random = new SplittableRandom(5);
        LinearModel model = LinearModel.regression(new Samples("random", rows(random, n, d), numbers(random, n)));
        // The difference of a quadratic is exact up to the rounding ε L / h, and L is about n d / 20.
        gradientIsRight(model, 1e-9 * (1 + n * d));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "5, 3", "3, 5", "40, 2", "100, 400", "5000, 9"})
    void outputsAreTheProductsOfRowsAndWeights(int n, int d) {
        SplittableRandom random = new SplittableRandom(6);
        double[][] x = rows(random, n, d);
        LinearModel model = LinearModel.regression(new Samples("random", x, numbers(random, n)));
        double[] w = numbers(random, d);
        Evaluation evaluation = model.newEvaluation();
        model.evaluate(Arrays.copyOf(w, Lanes.padded(d)), evaluation);
        for (int i = 0; i < n; i++) {
            double expected = 0;
            for (int j = 0; j < d; j++) {
                assertThat(model.feature(i, j)).isEqualTo(x[i][j]);
                expected += x[i][j] * w[j];
            }
            assertThat(evaluation.outputs()[i]).isCloseTo(expected, within(1e-14 * d));
            assertThat(model.output(i, w)).isCloseTo(expected, within(1e-14 * d));
        }
    }

    @Test
    void classifierHasSignedRows() {
        Samples samples = new Samples("two", new double[][] {{1, 2}, {3, 4}}, 0, 1);
        LinearModel model = LinearModel.classifier(samples, new Logistic());
        assertThat(model.feature(0, 1)).isEqualTo(-2);
        assertThat(model.feature(1, 1)).isEqualTo(4);
        assertThat(model.samples()).isEqualTo(2);
        assertThat(model.dimension()).isEqualTo(2);
    }

    @Test
    void lossIsASumOverSamples() {
        Samples samples = new Samples("three", new double[][] {{1}, {2}, {4}}, 3, 5, 4);
        LinearModel model = LinearModel.regression(samples);
        Evaluation evaluation = model.newEvaluation();
        model.evaluate(new double[8], evaluation);
        assertThat(model.loss(evaluation.outputs())).isEqualTo((9 + 25 + 16) / 2.0);
        assertThat(evaluation.gradient()).startsWith(-(3 + 10 + 16));
    }

    @Test
    void scaledGradientTimesItsFactorIsTheGradient() {
        for (int d : new int[] {2, 30}) {
            LinearModel model = LinearModel.classifier(twoClasses(11, d), new Exponential());
            double[] w = Arrays.copyOf(numbers(new SplittableRandom(3), d), Lanes.padded(d));
            Evaluation plain = model.newEvaluation();
            Evaluation scaled = model.newEvaluation();
            model.evaluate(w, plain);
            model.evaluateScaled(w, scaled);
            assertThat(scaled.logScale()).isNotZero();
            for (int j = 0; j < d; j++) {
                assertThat(scaled.gradient()[j] * Math.exp(scaled.logScale()))
                        .isCloseTo(plain.gradient()[j], within(1e-13 * Math.exp(scaled.logScale()) * 11));
            }
        }
    }

    @Test
    void scaledGradientDoesNotUnderflow() {
        Samples samples = new Samples("two", new double[][] {{1, 0}, {-1, -1}}, 1, -1);
        LinearModel model = LinearModel.classifier(samples, new Logistic());
        Evaluation evaluation = model.newEvaluation();
        model.evaluateScaled(Arrays.copyOf(new double[] {9000, 0}, 8), evaluation);
        assertThat(evaluation.gradient()).startsWith(-2, -1);
        assertThat(evaluation.logScale()).isEqualTo(-9000);
    }

    @Test
    void oneBatchOfAllSamplesGivesTheGradient() {
        LinearModel model = LinearModel.classifier(twoClasses(20, 3), new Logistic());
        double[] w = Arrays.copyOf(new double[] {0.3, -0.2, 0.1}, 8);
        Evaluation evaluation = model.newEvaluation();
        model.evaluate(w, evaluation);
        double[] gradient = new double[8];
        int[] all = new int[20];
        Arrays.setAll(all, i -> 19 - i);
        model.miniBatches().gradient(new Batch(all), w, gradient);
        for (int j = 0; j < 8; j++) {
            assertThat(gradient[j]).isCloseTo(evaluation.gradient()[j], within(1e-14));
        }
    }

    @Test
    void batchesLargerThanTheDataAreRefused() {
        LinearModel model = LinearModel.regression(new Samples("one", new double[][] {{1}}, 1));
        assertThatThrownBy(() -> model.miniBatches().gradient(new Batch(0, 0), new double[8], new double[8]))
                .hasMessage("a batch must hold at most all samples: size=2, samples=1");
    }

    private static void gradientIsRight(LinearModel model, double tolerance) {
        int d = model.dimension();
        double[] w = Arrays.copyOf(numbers(new SplittableRandom(8), d), Lanes.padded(d));
        Evaluation at = model.newEvaluation();
        Evaluation beside = model.newEvaluation();
        model.evaluate(w, at);
        double h = 1e-5;
        for (int j = 0; j < d; j += 1 + d / 20) {
            double saved = w[j];
            w[j] = saved + h;
            model.evaluate(w, beside);
            double above = model.loss(beside.outputs());
            w[j] = saved - h;
            model.evaluate(w, beside);
            double difference = (above - model.loss(beside.outputs())) / (2 * h);
            w[j] = saved;
            assertThat(at.gradient()[j]).as("%s, j=%d", model.loss(), j).isCloseTo(difference, within(tolerance));
        }
    }

    private static Samples twoClasses(int n, int d) {
        SplittableRandom random = new SplittableRandom(4);
        double[] y = new double[n];
        Arrays.setAll(y, i -> i % 2 == 0 ? 1 : -1);
        return new Samples("random", rows(random, n, d), y);
    }

    private static double[][] rows(SplittableRandom random, int n, int d) {
        double[][] x = new double[n][];
        Arrays.setAll(x, i -> numbers(random, d));
        return x;
    }

    private static double[] numbers(SplittableRandom random, int n) {
        return random.doubles(n, -1, 1).toArray();
    }
}
