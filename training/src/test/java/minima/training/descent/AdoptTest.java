package minima.training.descent;

import minima.training.claim.Simulation;
import minima.training.claim.StateReader;
import minima.training.claim.StateWriter;
import minima.training.data.BatchOrder;
import minima.training.loss.Logistic;
import minima.training.model.Identity;
import minima.training.model.LinearModel;
import minima.training.model.LinearObjective;
import minima.training.random.Streams;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a simulation takes from one of other settings, and what it begins afresh. */
class AdoptTest {

    private static final LinearModel MODEL = LinearModel.classifier(ThreeGeometries.SAMPLES, new Logistic());
    private static final double[] START = {0.3, 0.2, 0.4};
    private static final Schedule FAST = new Schedule.Constant(new Regulation(0.1, 0.9, 0.01));
    private static final Schedule SLOW = new Schedule.Constant(new Regulation(0.03, 0.5, 0));

    @Test
    void keepsTheVelocityAndTakesItsOwnRegulation() {
        GradientDescent parent = new GradientDescent(MODEL, FAST, START);
        parent.advance(9);
        double[] w = parent.weights();
        double[] v = {parent.velocity(0), parent.velocity(1), parent.velocity(2)};
        double[] g = parent.evaluation().gradient().clone();
        GradientDescent child = adopting(new GradientDescent(MODEL, SLOW, START), parent);

        child.advance(1);

        assertThat(child.steps()).isEqualTo(10);
        for (int j = 0; j < 3; j++) {
            // One rounding of each product: the kernel may fuse what is written out here.
            assertThat(child.weight(j)).isCloseTo(w[j] + 0.5 * v[j] - 0.03 * g[j], within(1e-15));
        }
    }

    private static Offset<Double> within(double rounding) {
        return Offset.offset(rounding);
    }

    @Test
    void goesFromAllSamplesToBatchesWithTheBatchOfItsStep() {
        GradientDescent parent = new GradientDescent(MODEL, FAST, START);
        parent.advance(9);
        BatchOrder order = new BatchOrder(3, 1, BatchOrder.Sampling.WITHOUT_REPLACEMENT, new Streams(5));
        StochasticGradientDescent child = adopting(new StochasticGradientDescent(MODEL, SLOW, order, START), parent);

        assertThat(child.weights()).isEqualTo(parent.weights());
        assertThat(child.velocity(1)).isEqualTo(parent.velocity(1)).isNotZero();
        assertThat(child.steps()).isEqualTo(9);
    }

    @Test
    void beginsAHistoryOfAnotherKindAfreshAtThePoint() {
        Descent parent = new Descent(objective(), new HeavyBall(3), FAST, START);
        parent.advance(9);
        Descent adam = adopting(new Descent(objective(), Adam.of(3, 0.9, 0.99, 0), SLOW, START), parent);
        Descent nesterov = adopting(new Descent(objective(), new Nesterov(START), SLOW, START), parent);
        double[] x = parent.parameters();
        double[] g = parent.gradient().clone();

        adam.advance(1);
        nesterov.advance(1);

        for (int j = 0; j < 3; j++) {
            // The first step of Adam without ε is η in the direction of the sign.
            assertThat(adam.parameter(j)).isCloseTo(x[j] - 0.03 * Math.signum(g[j]), within(1e-14));
            // From rest: next = x − ηg, and β(next − x) beyond it.
            assertThat(nesterov.parameter(j)).isCloseTo(x[j] - 1.5 * 0.03 * g[j], within(1e-14));
        }
    }

    @Test
    void forgetsTheMemoryOfAnotherSizeWhole() {
        Descent parent = new Descent(objective(), LimitedMemoryBfgs.of(3, 2), FAST, START);
        parent.advance(5);
        Descent child = adopting(new Descent(objective(), LimitedMemoryBfgs.of(3, 4), FAST, START), parent);
        Descent fresh = new Descent(objective(), LimitedMemoryBfgs.of(3, 4), FAST, parent.parameters());

        child.advance(3);
        fresh.advance(3);

        assertThat(child.parameters()).isEqualTo(fresh.parameters());
        assertThat(child.steps()).isEqualTo(8);
    }

    @Test
    void mirrorsThePointAnewWhereThePotentialIsAnother() {
        Descent parent = new Descent(objective(), new MirrorDescent(new Hypentropy(0.1), START), FAST, START);
        parent.advance(9);
        Descent same =
                adopting(new Descent(objective(), new MirrorDescent(new Hypentropy(0.1), START), FAST, START), parent);
        Descent other =
                adopting(new Descent(objective(), new MirrorDescent(new Hypentropy(2), START), SLOW, START), parent);
        other.apply(new Regulation(1e-9, 0, 0));
        double[] before = parent.parameters();

        parent.advance(5);
        same.advance(5);
        other.advance(1);

        assertThat(same.parameters()).isEqualTo(parent.parameters());
        // A step of 1e-9 moves less than 1e-7: gradients here are below 10, and ∇²ψ* below √(x² + β²) < 10.
        assertThat(other.parameters()).containsExactly(before, within(1e-7));
    }

    @Test
    void refusesAnotherStartAndAnotherShapeNamingTheField() {
        GradientDescent parent = new GradientDescent(MODEL, FAST, START);
        Descent descent = new Descent(objective(), new HeavyBall(3), FAST, START);

        assertThatThrownBy(() -> adopting(new GradientDescent(MODEL, FAST), parent))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("state must have the same start");
        assertThatThrownBy(() -> adopting(descent, parent))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("state must hold 3 numbers: name=parameters, held=none");
    }

    private static LinearObjective objective() {
        return new LinearObjective(MODEL, new Identity(3), false);
    }

    private static <S extends Simulation> S adopting(S child, Simulation parent) {
        StateWriter out = new StateWriter();
        parent.save(out);
        child.adopt(new StateReader(out.toBytes()));
        return child;
    }
}
