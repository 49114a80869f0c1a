package minima.actors;

import minima.training.data.Batch;
import minima.training.data.BatchOrder;
import minima.training.data.BatchOrder.Sampling;
import minima.training.random.Streams;
import org.apache.pekko.actor.testkit.typed.javadsl.BehaviorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class DataLoaderTest {

    private static final Streams SEED_3 = new Streams(3);

    private final TestInbox<DataLoader.Delivery> trainer = TestInbox.create();

    @Test
    void deliversEverySampleOfAnEpochOnceAndTheLastBatchShorter() {
        List<Integer> rows = rows(order(10, 4), 0, 3);

        assertThat(rows)
                .hasSize(10)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 10).boxed().toList());
    }

    @Test
    void shufflesEachEpochAnew() {
        assertThat(rows(order(10, 4), 0, 3)).isNotEqualTo(rows(order(10, 4), 3, 3));
    }

    @Test
    void deliversTheSameBatchesWhereverOneBeginsToAsk() {
        List<Integer> fromTheStart = rows(order(10, 4), 0, 8);
        List<Integer> inPieces = new ArrayList<>(rows(order(10, 4), 0, 5));
        inPieces.addAll(rows(order(10, 4), 5, 3));

        assertThat(inPieces).isEqualTo(fromTheStart);
    }

    private static BatchOrder order(int samples, int batchSize) {
        return new BatchOrder(samples, batchSize, Sampling.WITHOUT_REPLACEMENT, SEED_3);
    }

    private List<Integer> rows(BatchOrder order, long from, int count) {
        BehaviorTestKit.create(DataLoader.create(order)).run(new DataLoader.Next(from, count, trainer.getRef()));
        DataLoader.Delivery delivery = trainer.receiveMessage();
        assertThat(delivery.from()).isEqualTo(from);
        List<Integer> rows = new ArrayList<>();
        for (Batch batch : delivery.batches()) {
            IntStream.range(0, batch.size()).forEach(i -> rows.add(batch.row(i)));
        }
        return rows;
    }
}
