package minima.training.descent;

import minima.training.claim.BatchFed;
import minima.training.claim.Measure;
import minima.training.claim.StateReader;
import minima.training.claim.StateWriter;
import minima.training.data.BatchOrder;
import minima.training.loss.Exponential;
import minima.training.loss.Logistic;
import minima.training.measure.LinearMeasures;
import minima.training.model.LinearModel;
import minima.training.random.Streams;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.function.Supplier;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** A run that is saved, measured or resumed gives the bits of one that is not. */
class ResumeTest {

    private static final int STEPS = 50;

    private static final Schedule SCHEDULE = new Schedule.InverseTime(new Regulation(0.1, 0.9, 0.01), 5);

    static Stream<Supplier<LinearSimulation>> descents() {
        LinearModel logistic = LinearModel.classifier(ThreeGeometries.SAMPLES, new Logistic());
        LinearModel exponential = LinearModel.classifier(ThreeGeometries.SAMPLES, new Exponential());
        return Stream.of(
                () -> new GradientDescent(logistic, SCHEDULE, 0.1, 0.2, 0.3),
                () -> new NormalizedGradientDescent(exponential, SCHEDULE, 0.1, 0.2, 0.3),
                () -> new StochasticGradientDescent(logistic, SCHEDULE, pairs(), 0.1, 0.2, 0.3),
                () -> new AveragedStochasticGradientDescent(logistic, SCHEDULE, pairs(), 3),
                () -> new StochasticAverageGradient(logistic, SCHEDULE, pairs()),
                () -> new Kaczmarz(logistic, SCHEDULE, pairs()),
                () -> new SpanWalk(logistic, SCHEDULE, new Streams(5)));
    }

    private static BatchOrder pairs() {
        return new BatchOrder(3, 2, BatchOrder.Sampling.WITHOUT_REPLACEMENT, new Streams(5));
    }

    @ParameterizedTest
    @MethodSource("descents")
    void resumedAtAnyStep(Supplier<LinearSimulation> descent) {
        byte[] expected = run(descent.get(), STEPS, false);
        for (int k = 0; k <= STEPS; k++) {
            byte[] saved = run(descent.get(), k, false);
            LinearSimulation fresh = descent.get();
            fresh.restore(new StateReader(saved));
            assertThat(run(fresh, STEPS, false)).as("saved at %d", k).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("descents")
    void restoredOverALaterState(Supplier<LinearSimulation> descent) {
        byte[] saved = run(descent.get(), 20, false);
        LinearSimulation used = descent.get();
        byte[] expected = run(used, STEPS, true);
        used.restore(new StateReader(saved));
        assertThat(run(used, STEPS, true)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("descents")
    void measuredAtEveryStep(Supplier<LinearSimulation> descent) {
        assertThat(run(descent.get(), STEPS, true)).isEqualTo(run(descent.get(), STEPS, false));
    }

    /** Advances to {@code until} as a laboratory does, and saves. */
    private static byte[] run(LinearSimulation simulation, int until, boolean measured) {
        LinearMeasures measures = new LinearMeasures(simulation);
        while (simulation.steps() < until) {
            simulation.apply(simulation.schedule().at(simulation.steps(), -1).regulation());
            if (simulation instanceof BatchFed fed) {
                fed.take(fed.batches().batch(fed.steps()));
            }
            simulation.advance(1);
            if (measured) {
                for (Measure measure : measures.all()) {
                    assertThat(measure.read().getAsDouble())
                            .as(measure.metric())
                            .isFinite();
                }
            }
        }
        StateWriter out = new StateWriter();
        simulation.save(out);
        return out.toBytes();
    }
}
