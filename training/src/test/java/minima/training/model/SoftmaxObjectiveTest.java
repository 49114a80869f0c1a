package minima.training.model;

import minima.training.claim.InvalidInput;
import minima.training.data.Fixtures;
import minima.training.data.Samples;
import minima.training.data.SeparableGaussians;
import minima.training.loss.Logistic;
import minima.training.random.Streams;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class SoftmaxObjectiveTest {

    private static final Samples THREE = Fixtures.threeClasses();

    /** Central differences of order h⁴; the loss is smooth on the scale of 1. */
    @Test
    void itsGradientIsTheDerivativeOfTheLoss() {
        SoftmaxObjective objective = new SoftmaxObjective(THREE, false);
        double[] theta = Streams.gaussians(new Streams(1).stream("theta"), objective.parameters(), 0.3);
        double[] gradient = new double[theta.length];
        assertThat(objective.evaluate(theta, gradient)).isZero();

        double h = 1e-3;
        for (int j = 0; j < theta.length; j++) {
            double difference = 8 * (along(objective, theta, j, h) - along(objective, theta, j, -h))
                    - (along(objective, theta, j, 2 * h) - along(objective, theta, j, -2 * h));
            assertThat(gradient[j]).as("parameter=%d", j).isCloseTo(difference / (12 * h), within(1e-8));
        }
    }

    private static double along(SoftmaxObjective objective, double[] theta, int j, double h) {
        double[] moved = theta.clone();
        moved[j] += h;
        return objective.loss(moved);
    }

    /** For K = 2 the loss is the logistic one of the margin (w₁ − w₀)·x y. */
    @Test
    void isTheLogisticLossOfTwoClasses() {
        Samples signs = SeparableGaussians.of(12, 3, 0.5, new Streams(2)).samples();
        double[] zeroOne = Arrays.stream(signs.targets()).map(y -> (y + 1) / 2).toArray();
        SoftmaxObjective softmax = new SoftmaxObjective(new Samples("two", signs.rows(), zeroOne), false);
        LinearModel logistic = LinearModel.classifier(signs, new Logistic());
        double[] theta = Streams.gaussians(new Streams(3).stream("theta"), 6, 1);
        double[] w = new double[8];
        Arrays.setAll(w, j -> j < 3 ? theta[3 + j] - theta[j] : 0);
        Evaluation evaluation = logistic.newEvaluation();
        logistic.evaluate(w, evaluation);
        double[] gradient = new double[6];
        softmax.evaluate(theta, gradient);

        assertThat(softmax.loss(theta)).isCloseTo(logistic.loss(evaluation.outputs()), within(1e-13));
        assertThat(softmax.logLoss(theta)).isCloseTo(logistic.logLoss(evaluation.outputs()), within(1e-13));
        for (int j = 0; j < 3; j++) {
            assertThat(gradient[3 + j]).isCloseTo(evaluation.gradient()[j], within(1e-13));
            assertThat(gradient[j]).isCloseTo(-evaluation.gradient()[j], within(1e-13));
        }
    }

    @Test
    void followsWhenTheClassesAreRenamed() {
        int[] renamed = {2, 0, 1};
        double[] y = Arrays.stream(THREE.targets()).map(k -> renamed[(int) k]).toArray();
        SoftmaxObjective original = new SoftmaxObjective(THREE, false);
        SoftmaxObjective other = new SoftmaxObjective(new Samples("renamed", THREE.rows(), y), false);
        SplittableRandom random = new Streams(4).stream("theta");
        double[] theta = Streams.gaussians(random, 6, 1);
        double[] moved = new double[6];
        Arrays.setAll(moved, j -> theta[2 * indexOf(renamed, j / 2) + j % 2]);
        double[] gradient = new double[6];
        double[] ofMoved = new double[6];
        original.evaluate(theta, gradient);
        other.evaluate(moved, ofMoved);

        assertThat(other.loss(moved)).isCloseTo(original.loss(theta), within(1e-14));
        for (int k = 0; k < 3; k++) {
            assertThat(ofMoved[2 * renamed[k]]).isCloseTo(gradient[2 * k], within(1e-14));
            assertThat(ofMoved[2 * renamed[k] + 1]).isCloseTo(gradient[2 * k + 1], within(1e-14));
        }
    }

    private static int indexOf(int[] renamed, int k) {
        return Arrays.stream(renamed).boxed().toList().indexOf(k);
    }

    @Test
    void itsGradientSumsToZeroOverTheClasses() {
        SoftmaxObjective objective = new SoftmaxObjective(THREE, true);
        double[] gradient = new double[6];
        objective.evaluate(Streams.gaussians(new Streams(5).stream("theta"), 6, 2), gradient);

        assertThat(gradient[0] + gradient[2] + gradient[4]).isCloseTo(0, within(1e-14));
        assertThat(gradient[1] + gradient[3] + gradient[5]).isCloseTo(0, within(1e-14));
    }

    /** Along Ŵ the margins are 1 for four pairs of two samples, the least of all: −∇L e^r tends to a sum over these. */
    @Test
    void keepsItsDirectionWhereTheLossUnderflows() {
        double r = 5000;
        double[] theta = {r / 3, 0, -r / 6, r / 4, -r / 6, -r / 4};
        SoftmaxObjective scaled = new SoftmaxObjective(THREE, true);
        double[] gradient = new double[6];
        double logScale = scaled.evaluate(theta, gradient);

        assertThat(logScale).isCloseTo(-r, within(1e-9));
        // (2,0) against 1 and 2, (−1,2) against 0 and 2: w₀ gains 2(2,0) − (−1,2), and so on.
        assertThat(gradient).containsExactly(new double[] {-5, 2, 4, -4, 1, 2}, within(1e-9));
        assertThat(scaled.loss(theta)).isZero();
        assertThat(scaled.logLoss(theta)).isCloseTo(Math.log(4) - r, within(1e-9));
    }

    @Test
    void staysFiniteWhereSamplesAreFarOnTheWrongSide() {
        double[] theta = {-1e4, 0, 0, 0, 0, 0};
        SoftmaxObjective objective = new SoftmaxObjective(THREE, true);
        double[] gradient = new double[6];

        assertThat(objective.evaluate(theta, gradient)).isZero();
        // Margins −2·10⁴, −4·10⁴, −10⁴, −3·10⁴, −10⁴ and 0; ties of two or three classes add log 2 or log 3.
        assertThat(objective.loss(theta)).isCloseTo(11e4 + 2 * Math.log(2) + Math.log(3), within(1e-9));
        assertThat(Arrays.stream(gradient).allMatch(Double::isFinite)).isTrue();
    }

    @Test
    void refusesTargetsThatAreNoClasses() {
        assertThatThrownBy(() -> new SoftmaxObjective(new Samples("real", new double[][] {{1}, {2}}, 0.5, 1), false))
                .isInstanceOf(InvalidInput.class);
    }
}
