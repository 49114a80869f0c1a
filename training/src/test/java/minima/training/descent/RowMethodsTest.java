package minima.training.descent;

import minima.training.claim.BatchFed;
import minima.training.data.Batch;
import minima.training.data.BatchOrder;
import minima.training.data.BatchOrder.Sampling;
import minima.training.data.Fixtures;
import minima.training.model.LinearModel;
import minima.training.random.Streams;
import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Methods that look at one row, or at one combination of rows, at a time; on w₁ + w₂ + w₃ = 1, w₁ + 2w₂ = 10. */
class RowMethodsTest {

    private static final LinearModel MODEL = LinearModel.regression(Fixtures.gunasekar());

    /** (0,0,0) onto the second equation: 10/5 of (1,2,0); from there onto the first: −5/3 of (1,1,1). */
    @Test
    void kaczmarzProjectsOntoTheSolutionsOfOneEquation() {
        Kaczmarz descent = new Kaczmarz(MODEL, constant(1), order());
        step(descent, 1);
        assertThat(descent.weights()).containsExactly(new double[] {2, 4, 0}, within(1e-15));
        step(descent, 0);
        assertThat(descent.weights()).containsExactly(new double[] {2 - 5 / 3.0, 4 - 5 / 3.0, -5 / 3.0}, within(1e-14));
    }

    @Test
    void kaczmarzNeedsABatchBeforeEachStep() {
        assertThatThrownBy(() -> new Kaczmarz(MODEL, constant(1), order()).advance(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a batch must be taken before each step: steps=0");
    }

    /** The walk's own draws say which equation {@code u·w = Σ cᵢyᵢ} holds after a step. */
    @Test
    void theWalkFulfilsARandomCombinationOfTheEquations() {
        Streams streams = new Streams(3);
        SpanWalk walk = new SpanWalk(MODEL, constant(1), streams);
        for (int t = 0; t < 5; t++) {
            walk.advance(1);
            SplittableRandom random = streams.stream("walk", t);
            double first = Streams.gaussian(random);
            double second = Streams.gaussian(random);
            double[] w = walk.weights();
            double left = first * (w[0] + w[1] + w[2]) + second * (w[0] + 2 * w[1]);

            assertThat(left).as("t=%d", t).isCloseTo(first + 10 * second, within(1e-12));
        }
    }

    /** While w rests, the remembered derivatives become the whole gradient −Xᵀy = −(11, 21, 1) after one pass. */
    @Test
    void averageGradientsStepAlongTheWholeGradientOnceAllSamplesWereSeen() {
        StochasticAverageGradient descent = new StochasticAverageGradient(MODEL, constant(0), order());
        step(descent, 0);
        step(descent, 1);
        descent.apply(Regulation.ofStepSize(0.1));
        step(descent, 1);

        assertThat(descent.weights()).containsExactly(new double[] {1.1, 2.1, 0.1}, within(1e-15));
    }

    /** Iterate k of t has weight k(k + 1)(k + 2) with p = 3, and 1 with p = 0. */
    @Test
    void theAverageWeighsLateIteratesMore() {
        double[] means = new double[2];
        double weights = 0;
        int steps = 7;
        StochasticGradientDescent descent = new StochasticGradientDescent(MODEL, constant(0.05), order());
        AveragedStochasticGradientDescent plain =
                new AveragedStochasticGradientDescent(MODEL, constant(0.05), order(), 0);
        AveragedStochasticGradientDescent weighted =
                new AveragedStochasticGradientDescent(MODEL, constant(0.05), order(), 3);
        for (int k = 1; k <= steps; k++) {
            step(descent, k % 2);
            step(plain, k % 2);
            step(weighted, k % 2);
            double weight = k * (k + 1.0) * (k + 2);
            weights += weight;
            means[0] += descent.weight(1) / steps;
            means[1] += descent.weight(1) * weight;
        }
        assertThat(plain.weight(1)).isCloseTo(means[0], within(1e-14));
        assertThat(weighted.weight(1)).isCloseTo(means[1] / weights, within(1e-14));
        assertThat(plain.evaluation().outputs()[0])
                .isCloseTo(plain.weight(0) + plain.weight(1) + plain.weight(2), within(1e-14));
    }

    /** Steps along one gradient of (0,0,0) show u, uniform in [0, 2): mean 1 to 3/√(3·2000). */
    @Test
    void randomStepsAreUniformUpToTwice() {
        double sum = 0;
        for (int seed = 0; seed < 2_000; seed++) {
            ParametrizedDescent descent =
                    new ParametrizedDescent(MODEL, new RandomStepDescent(new Streams(seed)), constant(0.1));
            descent.advance(1);
            double u = descent.weight(0) / 1.1;
            assertThat(u).isBetween(0.0, 2.0);
            sum += u;
        }
        assertThat(sum / 2_000).isCloseTo(1, within(3 / Math.sqrt(3 * 2_000)));
    }

    private static void step(BatchFed descent, int row) {
        descent.take(new Batch(row));
        descent.advance(1);
    }

    private static Schedule constant(double stepSize) {
        return new Schedule.Constant(Regulation.ofStepSize(stepSize));
    }

    private static BatchOrder order() {
        return new BatchOrder(2, 1, Sampling.WITHOUT_REPLACEMENT, new Streams(5));
    }
}
