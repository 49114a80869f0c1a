package minima.telemetry.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import minima.telemetry.event.RunEvent;
import minima.telemetry.journal.Journal;
import minima.telemetry.journal.JournalConfig;
import minima.telemetry.journal.JournalWriter;
import minima.telemetry.journal.Rows;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class StepPublisherIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] METRICS = {"loss.train", "margin.l2", "norm.l2", "angle.oracle", "gradient.l2"};
    private static final int BLOCK_ROWS = 1000;

    @TempDir
    Path folder;

    private Journal journal;
    private JournalWriter writer;
    private BrokerProcess broker;

    @BeforeEach
    void open() {
        journal = Journal.open(JournalConfig.in(folder.resolve("journal")));
        writer = JournalWriter.start(journal);
    }

    @AfterEach
    void close() {
        writer.close();
        journal.close();
        if (broker != null) {
            broker.close();
        }
    }

    private void startBroker() {
        broker = BrokerProcess.start(folder);
    }

    private String broker() {
        return broker.bootstrap()
                .toCompletableFuture()
                .orTimeout(90, TimeUnit.SECONDS)
                .join();
    }

    @Test
    void everyRowArrivesOnceAndInOrderThoughTheBrokerCameLater() throws Exception {
        startBroker();
        try (StepPublisher publisher = StepPublisher.start(journal, writer, broker::address)) {
            record("a", 0, 20_000);
            record("b", 0, 5_000);
            writer.append(new RunEvent("a", 7, "completed", "{\"supported\":true}"));
            broker();
            record("a", 20_000, 40_000);

            assertThat(publisher.drain(Duration.ofSeconds(60))).isZero();
            assertThat(publisher.health().lag()).isZero();
            assertThat(publisher.health().sent()).isEqualTo(45_001);
        }
        Seen seen = read(Map.of("a", 40_000L, "b", 5_000L));
        assertThat(seen.duplicates).isZero();
        assertThat(journal.cursor("kafka")).isEqualTo(45_001);
        try (TopicReader reader = TopicReader.open(broker(), List.of(Topics.RUNS), "a")) {
            String line = await().atMost(Duration.ofSeconds(30))
                    .until(() -> reader.poll(Duration.ofSeconds(1)), l -> !l.isEmpty())
                    .get(0);
            assertThat(line)
                    .isEqualTo("{\"run\":\"a\",\"time\":7,\"kind\":\"completed\",\"details\":{\"supported\":true}}");
        }
        assertThat(cleanupPolicy(Topics.RUNS)).isEqualTo("compact");
        assertThat(cleanupPolicy(Topics.STEPS)).isEqualTo("delete");
    }

    @Test
    void losesNothingAndHoldsLittleWhenTheBrokerIsKilledInMidStream() throws Exception {
        startBroker();
        try (StepPublisher publisher = StepPublisher.start(journal, writer, broker::address)) {
            broker();
            record("a", 0, 100_000);
            broker.process().destroyForcibly();
            double slowest = record("a", 100_000, 800_000); // 39 MB, more than memory may hold
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> publisher.health().lag() < 600_000);
            broker.process().destroyForcibly();
            record("a", 800_000, 900_000);

            assertThat(publisher.health().memoryBytes()).isLessThan(34 << 20);
            assertThat(slowest).as("seconds that an append waited").isLessThan(5);
            assertThat(publisher.drain(Duration.ofSeconds(120))).isZero();
        }
        read(Map.of("a", 900_000L));
    }

    @Test
    void everyFrameArrivesOnceAndInOrderThoughTheBrokerIsKilledInMidStream() throws Exception {
        startBroker();
        try (StepPublisher publisher = StepPublisher.start(journal, writer, broker::address)) {
            broker();
            recordFrames(0, 500);
            broker.process().destroyForcibly();
            recordFrames(500, 1500);
            record("a", 0, 20_000);
            recordFrames(1500, 2000);

            assertThat(publisher.drain(Duration.ofSeconds(120))).isZero();
        }
        long next = 0;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        try (TopicReader reader = TopicReader.open(broker(), List.of(Topics.FRAMES), "a")) {
            while (next < 2000 && System.nanoTime() < deadline) {
                for (String line : reader.poll(Duration.ofMillis(500))) {
                    JsonNode frame = JSON.readTree(line);
                    long seq = frame.get("seq").asLong();
                    assertThat(seq)
                            .as("may come again, but none before its predecessors")
                            .isLessThanOrEqualTo(next);
                    assertThat(frame.get("step").asLong()).isEqualTo(seq);
                    assertThat(frame.get("values").get(1).asDouble()).isEqualTo(seq + 0.5);
                    next = Math.max(next, seq + 1);
                }
            }
        }
        assertThat(next).isEqualTo(2000);
        read(Map.of("a", 20_000L));
    }

    private void recordFrames(long from, long to) {
        for (long step = from; step < to; step += 100) {
            writer.append(LongStream.range(step, step + 100)
                            .mapToObj(s -> Rows.frame("a", "left", "spectrum.dft", s))
                            .toList())
                    .toCompletableFuture()
                    .join();
        }
    }

    @Test
    void goesOnFromItsCursorAfterARestartAndWithABrokerElsewhere() throws Exception {
        startBroker();
        try (StepPublisher publisher = StepPublisher.start(journal, writer, broker::address)) {
            broker();
            record("a", 0, 300_000);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> publisher.health().sent() > 0);
        }
        assertThat(journal.cursor("kafka")).isLessThanOrEqualTo(300_000);
        broker.close();
        record("a", 300_000, 350_000);
        startBroker();
        try (StepPublisher publisher = StepPublisher.start(journal, writer, broker::address)) {
            broker();
            assertThat(publisher.drain(Duration.ofSeconds(90))).isZero();
        }
        read(Map.of("a", 350_000L));
    }

    @Test
    void saysHowMuchIsLeftWhereThereIsNoBroker() throws Exception {
        long closing;
        try (StepPublisher publisher = StepPublisher.start(journal, writer, () -> "127.0.0.1:1")) {
            double slowest = record("a", 0, 20_000);

            assertThat(slowest).isLessThan(5);
            assertThat(publisher.drain(Duration.ofMillis(100))).isEqualTo(20_000);
            await().until(() -> publisher.health().cause() != null);
            assertThat(publisher.health().state()).isEqualTo(StepPublisher.State.CONNECTING);
            assertThat(publisher.health().lag()).isEqualTo(20_000);
            closing = System.nanoTime();
        }
        assertThat((System.nanoTime() - closing) / 1e9).as("seconds to close").isLessThan(5);
    }

    @Test
    void stallsWhileTheBrokerStandsStillAndGoesOnAfterwards() throws Exception {
        startBroker();
        try (StepPublisher publisher = StepPublisher.start(journal, writer, broker::address)) {
            broker();
            record("a", 0, 20_000);
            assertThat(publisher.drain(Duration.ofSeconds(60))).isZero();
            signal("-STOP");
            double slowest = record("a", 20_000, 220_000);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> publisher.health().state() == StepPublisher.State.STALLED);
            signal("-CONT");

            assertThat(slowest).isLessThan(5);
            assertThat(publisher.drain(Duration.ofSeconds(90))).isZero();
            assertThat(publisher.health().state()).isEqualTo(StepPublisher.State.WELL);
        }
        read(Map.of("a", 220_000L));
    }

    @Test
    void sendsWhatAnotherProcessHasWritten() throws Exception {
        startBroker();
        try (JournalWriter stranger = JournalWriter.start(journal);
                StepPublisher publisher = StepPublisher.start(journal, writer, broker::address)) {
            broker();
            stranger.append(Rows.steps("a", null, 0, 999, METRICS))
                    .toCompletableFuture()
                    .join();

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> publisher.health().sent() == 1000);
        }
    }

    private void signal(String signal) throws IOException, InterruptedException {
        String pid = Long.toString(broker.process().pid());
        assertThat(new ProcessBuilder("kill", signal, pid).start().waitFor()).isZero();
    }

    /** Appends rows block by block, and gives the seconds that the slowest waited. */
    private double record(String run, long from, long to) {
        double slowest = 0;
        for (long step = from; step < to; step += 10 * BLOCK_ROWS) {
            long start = System.nanoTime();
            CompletableFuture<?>[] group = new CompletableFuture<?>[(int) Math.min(10, (to - step) / BLOCK_ROWS)];
            for (int k = 0; k < group.length; k++) {
                long first = step + (long) k * BLOCK_ROWS;
                group[k] = writer.append(Rows.steps(run, null, first, first + BLOCK_ROWS - 1, METRICS))
                        .toCompletableFuture();
            }
            CompletableFuture.allOf(group).join();
            slowest = Math.max(slowest, (System.nanoTime() - start) / 1e9);
        }
        return slowest;
    }

    /** Records that came: those of a run may come again, but none before its predecessors. */
    private static final class Seen {

        private final Map<String, Long> next = new HashMap<>();
        private long duplicates;

        void see(JsonNode record) {
            String run = record.get("run").asText();
            long seq = record.get("seq").asLong();
            long expected = next.getOrDefault(run, 0L);
            boolean right = seq <= expected
                    && record.get("step").asLong() == seq
                    && record.get("norm.l2").asDouble() == seq + 0.2;
            if (!right) {
                throw new AssertionError(
                        "not the record that follows: expected=%d, record=%s".formatted(expected, record));
            }
            if (seq == expected) {
                next.put(run, seq + 1);
            } else {
                duplicates++;
            }
        }
    }

    private Seen read(Map<String, Long> rows) throws IOException {
        Seen seen = new Seen();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        try (TopicReader reader = TopicReader.open(broker(), List.of(Topics.STEPS), null)) {
            while (!seen.next.equals(rows) && System.nanoTime() < deadline) {
                for (String line : reader.poll(Duration.ofMillis(500))) {
                    seen.see(JSON.readTree(line));
                }
            }
        }
        assertThat(seen.next).isEqualTo(rows);
        return seen;
    }

    private String cleanupPolicy(String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker()))) {
            return admin.describeConfigs(List.of(resource))
                    .all()
                    .get()
                    .get(resource)
                    .get("cleanup.policy")
                    .value();
        }
    }
}
