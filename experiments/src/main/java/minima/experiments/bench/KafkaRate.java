package minima.experiments.bench;

import minima.actors.RunOrder;
import minima.experiments.bench.Descent.Shape;
import minima.experiments.doctor.ScratchFolder;
import minima.telemetry.kafka.BrokerProcess;
import minima.telemetry.kafka.TopicReader;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Records a second from a simulation that is measured at every step, over the journal and an embedded broker, to a
 * consumer that has the last of them.
 */
final class KafkaRate {

    private static final Shape SHAPE = new Shape(20, 2);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final long PATIENCE_SECONDS = 60;

    private KafkaRate() {}

    static Spread measure(Effort effort, Consumer<String> progress)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        progress.accept("starting a broker");
        try (ScratchFolder scratch = ScratchFolder.make();
                BrokerProcess broker = BrokerProcess.start(scratch.path())) {
            String address = broker.bootstrap().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            try (LiveLaboratory laboratory = new LiveLaboratory(scratch.path(), address)) {
                rate(laboratory, address, effort.records()); // warm-up
                List<Double> rates = new ArrayList<>();
                for (int round = 1; round <= effort.rounds(); round++) {
                    progress.accept("records to Kafka, round %d of %d".formatted(round, effort.rounds()));
                    rates.add(rate(laboratory, address, effort.records()));
                }
                return Spread.of(rates);
            }
        }
    }

    private static double rate(LiveLaboratory laboratory, String address, long records) throws TimeoutException {
        RunOrder order = LiveLaboratory.order(SHAPE, records, "1");
        try (TopicReader reader = TopicReader.open(address, order.run())) {
            long start = System.nanoTime();
            laboratory.submit(order);
            readAll(reader, records, start);
            return records / ((System.nanoTime() - start) / 1e9);
        }
    }

    /** Reads until as many records have come; their sequence numbers must be 0, 1, 2, … */
    private static void readAll(TopicReader reader, long records, long start) throws TimeoutException {
        long next = 0;
        while (next < records) {
            for (String line : poll(reader)) {
                int seq = line.indexOf("\"seq\":");
                if (seq >= 0 && line.startsWith(Long.toString(next), seq + 6)) {
                    next++;
                }
            }
            if (System.nanoTime() - start > PATIENCE_SECONDS * 1_000_000_000L) {
                throw new TimeoutException(
                        "%d of %d records came within %d s".formatted(next, records, PATIENCE_SECONDS));
            }
        }
    }

    private static List<String> poll(TopicReader reader) {
        try {
            return reader.poll(POLL);
        } catch (org.apache.kafka.common.errors.TimeoutException topicsAreNotThereYet) {
            return List.of();
        }
    }
}
