package minima.training.descent;

import minima.training.claim.StateReader;
import minima.training.claim.StateWriter;
import minima.training.data.Fixtures;
import minima.training.loss.Exponential;
import minima.training.loss.Logistic;
import minima.training.model.FullyConnected;
import minima.training.model.LinearModel;
import minima.training.random.Streams;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ParametrizedDescentTest {

    private static final Schedule SCHEDULE = new Schedule.Constant(new Regulation(0.1, 0.5, 0));

    private final LinearModel model = LinearModel.classifier(Fixtures.threeGeometries(), new Logistic());

    /** The fused method does the same sums in another order: rounding of 1,000 contracting steps. */
    @Test
    void isTheMethodOnTheWeightsThemselvesWhereNothingIsParametrized() {
        GradientDescent fused = new GradientDescent(model, SCHEDULE);
        ParametrizedDescent descent = new ParametrizedDescent(model, new HeavyBall(3), SCHEDULE);
        fused.advance(1000);
        descent.advance(1000);

        assertThat(descent.weights()).containsExactly(fused.weights(), within(1e-12));
        assertThat(descent.evaluation().outputs()[0])
                .isCloseTo(fused.evaluation().outputs()[0], within(1e-12));
    }

    @Test
    void keepsGoingWhereTheLossHasUnderflown() {
        LinearModel steep = LinearModel.classifier(Fixtures.threeGeometries(), new Exponential());
        ParametrizedDescent descent = new ParametrizedDescent(
                steep,
                SteepestDescent.normalizedIn(new LpGeometry(2), 3),
                new Schedule.Constant(Regulation.ofStepSize(10)));
        descent.advance(1000);

        assertThat(steep.loss(descent.evaluation().outputs())).isZero();
        assertThat(descent.weight(0)).isGreaterThan(1000);
    }

    @Test
    void goesOnBitForBitFromWhatItSavedWhateverTheOptimizer() {
        SplittableRandom random = new Streams(4).stream("init");
        double[] start =
                random.doubles(new FullyConnected(3, 2, 4).parameters(), -1, 1).toArray();
        int p = start.length;
        List<Supplier<Optimizer>> optimizers = List.of(
                () -> new HeavyBall(p),
                () -> new Nesterov(start),
                () -> new AdaGrad(p, 1e-8),
                () -> Adam.of(p, 0.9, 0.999, 1e-8),
                () -> Adam.rmsProp(p, 0.9, 1e-8),
                () -> SteepestDescent.in(new LpGeometry(1), p),
                () -> new ConjugateGradient(p),
                () -> LimitedMemoryBfgs.of(p, 3),
                () -> new RandomStepDescent(new Streams(4)),
                () -> new ExactLineSearch(p));
        for (Supplier<Optimizer> optimizer : optimizers) {
            ParametrizedDescent whole = deep(optimizer.get(), start);
            whole.advance(50);
            StateWriter out = new StateWriter();
            whole.save(out);
            ParametrizedDescent resumed = deep(optimizer.get(), new double[p]);
            resumed.restore(new StateReader(out.toBytes()));
            whole.advance(50);
            resumed.advance(50);

            assertThat(resumed.parameters()).containsExactly(whole.parameters());
            assertThat(resumed.steps()).isEqualTo(100);
        }
    }

    private ParametrizedDescent deep(Optimizer optimizer, double[] start) {
        return new ParametrizedDescent(model, new FullyConnected(3, 2, 4), optimizer, SCHEDULE, start);
    }
}
