package minima.telemetry.kafka;

import minima.telemetry.event.Entry;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A connection to one broker that sends entries in order and knows up to which place all have been acknowledged.
 *
 * <p>The producer tries for as long as the link lives, so an outage neither loses nor reorders. What the broker refuses
 * for good breaks the link; the next one starts at {@link #acknowledged}. Used by one thread.
 */
final class Link implements AutoCloseable {

    static final int MOST_IN_FLIGHT_BYTES = 16 << 20;

    private static final int BUFFER_BYTES = 32 << 20;
    private static final int BATCH_BYTES = 128 << 10;
    private static final int LINGER_MS = 5;
    private static final int LONGEST_BLOCK_MS = 5_000;
    private static final int REQUEST_TIMEOUT_MS = 5_000;
    private static final int NEVER = Integer.MAX_VALUE;

    /**
     * A broker takes the first batch that it sees of a producer whatever its sequence number. So with several requests
     * on their way, a first one that fails and is tried again would arrive behind the others.
     */
    private static final int ONE_REQUEST = 1;

    private final KafkaProducer<byte[], byte[]> producer;
    private final Records records = new Records();
    private final ArrayDeque<Sent> inFlight = new ArrayDeque<>();
    private final Semaphore room = new Semaphore(MOST_IN_FLIGHT_BYTES);
    private final AtomicLong counter;
    private volatile @Nullable Exception failure;
    private volatile long answeredNanos = System.nanoTime();
    private long acknowledged;

    /**
     * Makes a link without waiting for the broker.
     *
     * @param from place of the first entry that will be sent
     * @param counter counts the records that are acknowledged
     */
    Link(String bootstrap, long from, AtomicLong counter) {
        producer = new KafkaProducer<>(settings(bootstrap), new ByteArraySerializer(), new ByteArraySerializer());
        acknowledged = from;
        this.counter = counter;
    }

    private static Map<String, Object> settings(String bootstrap) {
        return Map.ofEntries(
                Map.entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
                Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                Map.entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4"),
                Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES),
                Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES),
                Map.entry(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS),
                Map.entry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, ONE_REQUEST),
                Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, LONGEST_BLOCK_MS),
                Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS),
                Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, NEVER));
    }

    /** The records of one entry on their way. */
    private final class Sent implements Callback {

        private final long end;
        private final int size;
        private final int bytes;
        private final long sentNanos = System.nanoTime();
        private final AtomicInteger left;

        Sent(Entry entry, int bytes) {
            this.end = entry.end();
            this.size = entry.size();
            this.bytes = bytes;
            this.left = new AtomicInteger(size);
        }

        @Override
        public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception exception) {
            if (exception != null) {
                failure = exception;
            } else if (left.decrementAndGet() == 0) {
                counter.addAndGet(size);
                answeredNanos = System.nanoTime();
                room.release(bytes);
            }
        }

        boolean isAcknowledged() {
            return left.get() == 0;
        }
    }

    /**
     * Sends an entry if it finds room among what is in flight.
     *
     * @return whether it did within the time
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of it
    boolean send(Entry entry, long timeoutMs) throws InterruptedException {
        records.of(entry);
        int bytes = Math.min(records.bytes(), MOST_IN_FLIGHT_BYTES);
        if (!room.tryAcquire(bytes, timeoutMs, TimeUnit.MILLISECONDS)) {
            return false;
        }
        Sent sent = new Sent(entry, bytes);
        inFlight.add(sent);
        byte[] key = entry.run().getBytes(StandardCharsets.UTF_8);
        for (byte[] value : records.values()) {
            producer.send(new ProducerRecord<>(records.topic(), key, value), sent);
        }
        return true;
    }

    /** The place up to which everything has been acknowledged. */
    long acknowledged() {
        for (Sent first = inFlight.peek(); first != null && first.isAcknowledged(); first = inFlight.peek()) {
            acknowledged = inFlight.remove().end;
        }
        return acknowledged;
    }

    /** For how long the broker has left something unanswered. */
    Duration silence() {
        Sent oldest = inFlight.peek();
        long since = oldest == null ? System.nanoTime() : Math.max(answeredNanos, oldest.sentNanos);
        return Duration.ofNanos(System.nanoTime() - since);
    }

    /** Throws if the broker has refused something for good. */
    void requireWhole() {
        Exception cause = failure;
        if (cause != null) {
            throw new KafkaException("broker refuses records: " + cause.getMessage(), cause);
        }
    }

    /** Gives up what is in flight. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
