package minima.training.descent;

import minima.training.claim.StateReader;
import minima.training.claim.StateWriter;
import minima.training.data.Samples;
import minima.training.model.Identity;
import minima.training.model.LinearModel;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.function.Supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** On the equation w₁ + 2w₂ = 1, whose gradient is (w₁ + 2w₂ − 1)(1, 2). */
class MirrorDescentTest {

    private static final LinearModel MODEL = LinearModel.regression(new Samples("one", new double[][] {{1, 2}}, 1));

    private static final NegativeEntropy ENTROPY = new NegativeEntropy();

    /** The gradient at (1, 1) is (2, 4). */
    @Test
    void multipliesByTheExponentialOfTheGradientUnderTheEntropy() {
        ParametrizedDescent descent = descent(new MirrorDescent(ENTROPY, 1, 1), 0.1, 0, 1, 1);
        descent.advance(1);

        assertThat(descent.weights()).containsExactly(new double[] {Math.exp(-0.2), Math.exp(-0.4)}, within(1e-15));
    }

    @Test
    void isGradientDescentWithMomentumInTheEuclideanGeometry() {
        ParametrizedDescent mirror = descent(new MirrorDescent(new PNorm(2), 0.3, -0.2), 0.1, 0.5, 0.3, -0.2);
        ParametrizedDescent ball = descent(new HeavyBall(2), 0.1, 0.5, 0.3, -0.2);
        mirror.advance(20);
        ball.advance(20);

        assertThat(mirror.weights()).containsExactly(ball.weights(), within(1e-14));
    }

    /** {@code D(ŵ, w⁺) − D(ŵ, w) = D(w, w⁺) − 2ηL(w)}, as ŵ = (½, ¼) fits. */
    @Test
    void comesNearerToEveryInterpolantByTheIdentityOfTheDivergence() {
        double[] fit = {0.5, 0.25};
        ParametrizedDescent descent = descent(new MirrorDescent(ENTROPY, 1, 1), 0.1, 0, 1, 1);
        for (int t = 0; t < 10; t++) {
            double[] w = descent.weights();
            double loss = MODEL.loss(descent.evaluation().outputs());
            descent.advance(1);
            double[] next = descent.weights();

            assertThat(ENTROPY.divergence(fit, next) - ENTROPY.divergence(fit, w))
                    .as("step=%d", t)
                    .isCloseTo(ENTROPY.divergence(w, next) - 0.2 * loss, within(1e-14));
        }
    }

    @Test
    void comesToTheSamePointWhateverTheStepSizeAndTheDualMomentum() {
        for (double eta : new double[] {0.01, 0.1, 0.3}) {
            for (double beta : new double[] {0, 0.5, 0.9}) {
                assertThat(limit(new MirrorDescent(ENTROPY, 1, 1), eta, beta))
                        .as("η=%s, β=%s", eta, beta)
                        .containsExactly(new double[] {0.5, 0.25}, within(1e-12));
            }
        }
    }

    /** Numbers of an independent program, to their last printed digit; the error is O(η). */
    @Test
    void isMissedByTheNaturalGradientByAnAmountThatGrowsWithTheStep() {
        double[][] ends = {{1e-4, 0.500009, 0.249995}, {1e-2, 0.500959, 0.249520}, {0.1, 0.514990, 0.242505}};
        for (double[] end : ends) {
            assertThat(limit(new NaturalGradient(ENTROPY, 2), end[0], 0))
                    .as("η=%s", end[0])
                    .containsExactly(new double[] {end[1], end[2]}, within(1e-6));
        }
    }

    /** Numbers of an independent program at η = 1e-3, to their last printed digit. */
    @Test
    void isMissedWithMomentumInTheWeightsByAnAmountThatGrowsWithIt() {
        double[][] ends = {{0.3, 0.500074}, {0.6, 0.500570}, {0.9, 0.526483}};
        for (double[] end : ends) {
            assertThat(limit(new PrimalMomentum(ENTROPY, 1, 1), 1e-3, end[0])[0])
                    .as("β=%s", end[0])
                    .isCloseTo(end[1], within(1e-6));
        }
        assertThat(limit(new PrimalMomentum(ENTROPY, 1, 1), 1e-3, 0.9)[1]).isCloseTo(0.236759, within(1e-6));
    }

    @Test
    void goesOnBitForBitFromWhatItSaved() {
        List<Supplier<Optimizer>> optimizers = List.of(
                () -> new MirrorDescent(ENTROPY, 1, 1),
                () -> new MirrorDescent(new Hypentropy(0.1), 1, 1),
                () -> new MirrorDescent(new PNorm(1.5), 1, 1),
                () -> new PrimalMomentum(ENTROPY, 1, 1),
                () -> new NaturalGradient(ENTROPY, 2));
        for (Supplier<Optimizer> optimizer : optimizers) {
            ParametrizedDescent whole = descent(optimizer.get(), 0.01, 0.5, 1, 1);
            whole.advance(10);
            StateWriter out = new StateWriter();
            whole.save(out);
            ParametrizedDescent resumed = descent(optimizer.get(), 0.01, 0.5, 1, 1);
            resumed.restore(new StateReader(out.toBytes()));
            whole.advance(10);
            resumed.advance(10);

            assertThat(resumed.weights()).containsExactly(whole.weights());
        }
    }

    private static double[] limit(Optimizer optimizer, double eta, double beta) {
        ParametrizedDescent descent = descent(optimizer, eta, beta, 1, 1);
        descent.advance(Math.max(3_000, (long) (30 / eta)));
        return descent.weights();
    }

    private static ParametrizedDescent descent(Optimizer optimizer, double eta, double beta, double... start) {
        return new ParametrizedDescent(
                MODEL, new Identity(2), optimizer, new Schedule.Constant(new Regulation(eta, beta, 0)), start);
    }
}
