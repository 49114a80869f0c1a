package minima.training.descent;

import minima.training.data.Batch;
import minima.training.data.BatchOrder;
import minima.training.loss.Logistic;
import minima.training.model.LinearModel;
import minima.training.random.Streams;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class StochasticGradientDescentTest {

    private static final LinearModel MODEL = LinearModel.classifier(ThreeGeometries.SAMPLES, new Logistic());

    private static final Schedule SCHEDULE = new Schedule.Constant(new Regulation(0.1, 0.5, 0));

    @Test
    void itsStepIsGradientDescentsOnAverageOverSamples() {
        GradientDescent whole = new GradientDescent(MODEL, SCHEDULE, 1, 2, 3);
        whole.advance(1);
        double[] mean = new double[3];
        for (int i = 0; i < 3; i++) {
            StochasticGradientDescent descent = new StochasticGradientDescent(MODEL, SCHEDULE, order(1), 1, 2, 3);
            descent.take(new Batch(i));
            descent.advance(1);
            for (int j = 0; j < 3; j++) {
                mean[j] += descent.weight(j) / 3;
            }
        }
        for (int j = 0; j < 3; j++) {
            assertThat(mean[j]).isCloseTo(whole.weight(j), within(1e-15 * 10));
        }
    }

    @Test
    void withBatchesOfAllSamplesItIsGradientDescent() {
        GradientDescent whole = new GradientDescent(MODEL, SCHEDULE);
        StochasticGradientDescent descent = new StochasticGradientDescent(MODEL, SCHEDULE, order(3));
        for (int k = 0; k < 100; k++) {
            descent.take(descent.batches().batch(k));
            descent.advance(1);
            whole.advance(1);
        }
        for (int j = 0; j < 3; j++) {
            assertThat(descent.weight(j)).isCloseTo(whole.weight(j), within(1e-13));
        }
    }

    @Test
    void needsABatchBeforeEachStep() {
        StochasticGradientDescent descent = new StochasticGradientDescent(MODEL, SCHEDULE, order(1));
        descent.take(new Batch(0));
        assertThatThrownBy(() -> descent.advance(2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a batch must be taken before each step: steps=1");
    }

    private static BatchOrder order(int batchSize) {
        return new BatchOrder(3, batchSize, BatchOrder.Sampling.WITHOUT_REPLACEMENT, new Streams(5));
    }
}
