package minima.telemetry.kafka;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Reads the topics from their beginning, as JSON lines; keeps no place in the broker. Used by one thread. */
public final class TopicReader implements AutoCloseable {

    private static final int MOST_RECORDS = 2_000;
    private static final int MOST_BYTES = 4 << 20;

    private final KafkaConsumer<String, byte[]> consumer;
    private final @Nullable String run;
    private final List<String> topics;

    private TopicReader(KafkaConsumer<String, byte[]> consumer, List<String> topics, @Nullable String run) {
        this.consumer = consumer;
        this.topics = topics;
        this.run = run;
    }

    /**
     * A reader of all topics.
     *
     * @param bootstrap {@code host:port}
     * @param run the run to read of; null for all
     */
    public static TopicReader open(String bootstrap, @Nullable String run) {
        return open(bootstrap, Topics.all(), run);
    }

    static TopicReader open(String bootstrap, List<String> topics, @Nullable String run) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                MOST_RECORDS,
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                MOST_BYTES);
        return new TopicReader(
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer()), topics, run);
    }

    /**
     * The next records, at most two thousand; none where none came within the time.
     *
     * @throws org.apache.kafka.common.KafkaException if the broker does not answer
     */
    public List<String> poll(Duration timeout) {
        if (consumer.assignment().isEmpty()) {
            assign(timeout);
        }
        if (consumer.assignment().isEmpty()) {
            LockSupport.parkNanos(timeout.toNanos());
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> found : consumer.poll(timeout)) {
            if (run == null || run.equals(found.key())) {
                lines.add(new String(found.value(), StandardCharsets.UTF_8));
            }
        }
        return lines;
    }

    private void assign(Duration timeout) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics) {
            List<PartitionInfo> found = consumer.partitionsFor(topic, timeout);
            if (found.isEmpty()) {
                return; // the topics are not there yet
            }
            found.forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition())));
        }
        consumer.assign(partitions);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
