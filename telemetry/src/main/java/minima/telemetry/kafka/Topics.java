package minima.telemetry.kafka;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The topics. The key of every record is the id of its run, so a run's records keep their order. */
public final class Topics {

    /** Life-cycle and verdict events; compacted: the last of each run stays. */
    public static final String RUNS = "minima.runs";

    /** One record a measured step. */
    public static final String STEPS = "minima.steps";

    /** One record a frame: what a vector measure was at a step. */
    public static final String FRAMES = "minima.frames";

    private static final int PARTITIONS = 4;

    private Topics() {}

    static List<String> all() {
        return List.of(RUNS, STEPS, FRAMES);
    }

    /**
     * Makes the topics that are absent.
     *
     * @throws KafkaException if the broker does not answer in time or does not allow it
     */
    static void ensure(String bootstrap, Duration timeout) throws InterruptedException {
        int timeoutMs = Math.toIntExact(timeout.toMillis());
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeoutMs,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeoutMs);
        Admin admin = Admin.create(settings);
        try {
            NewTopic runs = topic(RUNS, 1)
                    .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
            for (KafkaFuture<Void> made : admin.createTopics(
                            List.of(runs, topic(STEPS, PARTITIONS), topic(FRAMES, PARTITIONS)))
                    .values()
                    .values()) {
                await(made, timeoutMs);
            }
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    private static NewTopic topic(String name, int partitions) {
        return new NewTopic(name, Optional.of(partitions), Optional.empty());
    }

    private static void await(KafkaFuture<Void> made, int timeoutMs) throws InterruptedException {
        try {
            made.get(timeoutMs, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new KafkaException("topics cannot be made: " + e.getCause(), e.getCause());
            }
        } catch (TimeoutException e) {
            throw new KafkaException("broker does not answer: timeoutMs=" + timeoutMs, e);
        }
    }
}
