package minima.training.descent;

import minima.training.claim.StateReader;
import minima.training.claim.StateWriter;
import minima.training.loss.Exponential;
import minima.training.model.Identity;
import minima.training.model.LinearModel;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class UnitGradientTest {

    /** Heavy ball without momentum on g/‖g‖₂ is descent by steps of one length. */
    @Test
    void makesGradientDescentTakeStepsOfOneLength() {
        ParametrizedDescent unit = descent(new UnitGradient(new HeavyBall(3), new LpGeometry(2), 3));
        ParametrizedDescent normalized = descent(SteepestDescent.normalizedIn(new LpGeometry(2), 3));
        unit.advance(100);
        normalized.advance(100);

        assertThat(unit.weights()).containsExactly(normalized.weights(), within(1e-13));
    }

    /** With ‖g‖_∞ = 1 no coordinate of the mirror image moves by more than η, and one by exactly η. */
    @Test
    void movesTheMirrorImageByTheStepAtMost() {
        ParametrizedDescent mirror = descent(mirror());
        mirror.advance(1);
        double[] z = new double[3];
        new Hypentropy(1).mirror(mirror.weights(), z);

        assertThat(Math.max(Math.abs(z[0]), Math.max(Math.abs(z[1]), Math.abs(z[2]))))
                .isCloseTo(0.1, within(1e-15));
    }

    @Test
    void givesTheSameBitsAfterBeingRestored() {
        ParametrizedDescent whole = descent(mirror());
        whole.advance(20);
        StateWriter saved = new StateWriter();
        whole.save(saved);
        whole.advance(20);
        ParametrizedDescent restored = descent(mirror());
        restored.restore(new StateReader(saved.toBytes()));
        restored.advance(20);

        assertThat(restored.weights()).containsExactly(whole.weights());
    }

    @Test
    void staysWhereTheGradientIsZero() {
        double[] x = {1, 2};
        new UnitGradient(new HeavyBall(2), new LpGeometry(2), 2)
                .step(x, new double[2], new SumOfSquares(), Regulation.ofStepSize(1));

        assertThat(x).containsExactly(1, 2);
    }

    private static UnitGradient mirror() {
        return new UnitGradient(new MirrorDescent(new Hypentropy(1), 0, 0, 0), new LpGeometry(1), 3);
    }

    private static ParametrizedDescent descent(Optimizer optimizer) {
        return new ParametrizedDescent(
                LinearModel.classifier(ThreeGeometries.SAMPLES, new Exponential()),
                new Identity(3),
                optimizer,
                new Schedule.Constant(Regulation.ofStepSize(0.1)),
                0,
                0,
                0);
    }

    private static final class SumOfSquares implements minima.training.model.Objective {

        @Override
        public int parameters() {
            return 2;
        }

        @Override
        public double evaluate(double[] theta, double[] gradient) {
            return 0;
        }

        @Override
        public double loss(double[] theta) {
            return 0;
        }
    }
}
