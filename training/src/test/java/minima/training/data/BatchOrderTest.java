package minima.training.data;

import minima.training.claim.InvalidInput;
import minima.training.random.Streams;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import static minima.training.data.BatchOrder.Sampling.WITHOUT_REPLACEMENT;
import static minima.training.data.BatchOrder.Sampling.WITH_REPLACEMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BatchOrderTest {

    private static final Streams SEED_ONE = new Streams(1);

    @Test
    void goesThroughAllSamplesOnceAnEpoch() {
        BatchOrder order = new BatchOrder(10, 3, WITHOUT_REPLACEMENT, SEED_ONE);

        for (int epoch = 0; epoch < 20; epoch++) {
            assertThat(epoch(order, epoch))
                    .as("epoch %d", epoch)
                    .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        }
    }

    @Test
    void endsAnEpochWithTheSamplesThatAreLeft() {
        BatchOrder order = new BatchOrder(10, 3, WITHOUT_REPLACEMENT, SEED_ONE);

        assertThat(order.batchesPerEpoch()).isEqualTo(4);
        assertThat(IntStream.range(0, 8).map(k -> order.batch(k).size())).containsExactly(3, 3, 3, 1, 3, 3, 3, 1);
    }

    @Test
    void shufflesEachEpochAnew() {
        BatchOrder order = new BatchOrder(10, 3, WITHOUT_REPLACEMENT, SEED_ONE);

        assertThat(epoch(order, 0)).isNotEqualTo(epoch(order, 1));
    }

    @Test
    void givesTheSameBatchWhateverWasAskedBefore() {
        for (BatchOrder.Sampling sampling : BatchOrder.Sampling.values()) {
            BatchOrder forward = new BatchOrder(10, 3, sampling, SEED_ONE);
            BatchOrder backward = new BatchOrder(10, 3, sampling, SEED_ONE);
            List<List<Integer>> inOrder = new ArrayList<>();
            List<List<Integer>> reversed = new ArrayList<>();
            for (int k = 0; k < 100; k++) {
                inOrder.add(rows(forward.batch(k)));
                reversed.add(0, rows(backward.batch(99 - k)));
            }

            assertThat(inOrder).as("%s", sampling).isEqualTo(reversed);
        }
    }

    @Test
    void isAnotherForAnotherSeed() {
        assertThat(epoch(new BatchOrder(10, 3, WITHOUT_REPLACEMENT, new Streams(2)), 0))
                .isNotEqualTo(epoch(new BatchOrder(10, 3, WITHOUT_REPLACEMENT, SEED_ONE), 0));
    }

    /**
     * Each count is binomial(60,000, 1/6): mean 10,000, σ = 91; five σ, so a fair order fails once in 300,000 seeds.
     */
    @Test
    void putsEverySampleFirstEquallyOften() {
        for (BatchOrder.Sampling sampling : BatchOrder.Sampling.values()) {
            int epochs = 60_000;
            int samples = 6;
            BatchOrder order = new BatchOrder(samples, samples, sampling, SEED_ONE);
            int[] first = new int[samples];
            for (int k = 0; k < epochs; k++) {
                first[order.batch(k).row(0)]++;
            }

            assertThat(IntStream.of(first)).as("%s", sampling).allMatch(count -> Math.abs(count - 10_000) < 460);
        }
    }

    @Test
    void drawsSomeSampleTwiceWithReplacement() {
        BatchOrder order = new BatchOrder(10, 10, WITH_REPLACEMENT, SEED_ONE);

        assertThat(IntStream.range(0, 20).mapToObj(k -> rows(order.batch(k))))
                .anyMatch(rows -> rows.stream().distinct().count() < rows.size());
    }

    @Test
    void refusesABatchLargerThanTheData() {
        assertThatThrownBy(() -> new BatchOrder(10, 11, WITHOUT_REPLACEMENT, SEED_ONE))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("batchSize must lie in [1, samples]: batchSize=11, samples=10");
    }

    @Test
    void refusesAnEmptyBatch() {
        assertThatThrownBy(Batch::new).hasMessage("a batch must hold a sample: rows.length=0");
    }

    @Test
    void keepsItsRowsWhenTheArrayItWasMadeOfChanges() {
        int[] rows = {3, 1};
        Batch batch = new Batch(rows);

        rows[0] = 9;

        assertThat(rows(batch)).containsExactly(3, 1);
    }

    private static List<Integer> epoch(BatchOrder order, int epoch) {
        List<Integer> rows = new ArrayList<>();
        for (int k = 0; k < order.batchesPerEpoch(); k++) {
            rows.addAll(rows(order.batch((long) epoch * order.batchesPerEpoch() + k)));
        }
        return rows;
    }

    private static List<Integer> rows(Batch batch) {
        return IntStream.range(0, batch.size()).map(batch::row).boxed().toList();
    }
}
