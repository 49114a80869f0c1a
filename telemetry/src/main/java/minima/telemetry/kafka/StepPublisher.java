package minima.telemetry.kafka;

import minima.telemetry.event.Entry;
import minima.telemetry.journal.Journal;
import minima.telemetry.journal.JournalException;
import minima.telemetry.journal.JournalWriter;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Follows the journal and sends what it holds to Kafka, on a thread of its own.
 *
 * <pre>
 *   CONNECTING --topics are there--> WELL --no answer for 3 s--> STALLED --answer--> WELL
 *   WELL, STALLED --broker refuses, or is elsewhere--> CONNECTING
 *   any --close--> CLOSED
 * </pre>
 *
 * <p>What was committed last comes from memory, everything older from the journal, so memory is bounded and a commit
 * never waits for a broker. The place up to which all is acknowledged is kept in the journal: after a crash sending
 * goes on from there. Each record arrives at least once, those of a run in order; {@code seq} tells duplicates.
 */
public final class StepPublisher implements AutoCloseable {

    /** How the publisher is. */
    public enum State {
        CONNECTING,
        WELL,
        STALLED,
        CLOSED
    }

    /**
     * The publisher's state at a moment.
     *
     * @param cause why it is not well; null where it is or where no broker is known yet
     * @param lag rows, frames and events of the journal that are not acknowledged yet
     * @param sent records acknowledged since the start
     * @param memoryBytes about what it holds of the entries that were committed last
     */
    public record Health(State state, @Nullable String cause, long lag, long sent, long memoryBytes) {}

    private static final Logger LOG = LoggerFactory.getLogger(StepPublisher.class);
    private static final String CURSOR = "kafka";
    private static final long MEMORY_BYTES = 32 << 20;
    private static final int PAGE_ROWS = 20_000;
    private static final long TICK_MS = 20;
    private static final long BACKOFF_MS = 500;
    private static final Duration TOPICS_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration SILENCE = Duration.ofSeconds(3);
    private static final Duration CURSOR_EVERY = Duration.ofMillis(500);
    private static final Duration TOPICS_EVERY = Duration.ofSeconds(10);

    private final Journal journal;
    private final Supplier<@Nullable String> bootstrap;
    private final Recent recent = new Recent(MEMORY_BYTES);
    private final AtomicLong sent = new AtomicLong();
    private final Thread thread = new Thread(this::work, "kafka-publisher");
    private volatile long acknowledged;
    private volatile State state = State.CONNECTING;
    private volatile @Nullable String cause;
    private volatile boolean closed;
    private long savedCursor;
    private long savedNanos = System.nanoTime();
    private long ensuredNanos;

    private StepPublisher(Journal journal, Supplier<@Nullable String> bootstrap) {
        this.journal = journal;
        this.bootstrap = bootstrap;
    }

    /**
     * Starts to send what the journal holds beyond the cursor, and what the writer commits from now on.
     *
     * @param bootstrap where the broker is, {@code host:port}; null while that is not known
     * @throws JournalException if the journal cannot be read
     */
    public static StepPublisher start(Journal journal, JournalWriter writer, Supplier<@Nullable String> bootstrap) {
        StepPublisher publisher = new StepPublisher(journal, bootstrap);
        writer.listen(new JournalWriter.Listener() {
            @Override
            public void onCommitted(List<Entry> entries) {
                publisher.recent.add(entries);
            }
        });
        publisher.acknowledged = journal.cursor(CURSOR);
        publisher.savedCursor = publisher.acknowledged;
        publisher.recent.reached(journal.head());
        publisher.thread.setDaemon(true);
        publisher.thread.start();
        return publisher;
    }

    public Health health() {
        return new Health(state, cause, lag(), sent.get(), recent.bytes());
    }

    private long lag() {
        return Math.max(0, recent.head() - acknowledged);
    }

    private void work() {
        while (!closed) {
            try {
                String address = bootstrap.get();
                if (address != null) {
                    Topics.ensure(address, TOPICS_TIMEOUT);
                    follow(address);
                }
                TimeUnit.MILLISECONDS.sleep(TICK_MS);
            } catch (KafkaException | JournalException e) {
                enter(State.CONNECTING, e.getMessage());
                pause();
            } catch (InterruptedException e) {
                closed = true;
            }
        }
        saveCursor();
        enter(State.CLOSED, cause);
    }

    private void follow(String address) throws InterruptedException {
        try (Link link = new Link(address, acknowledged, sent)) {
            enter(State.WELL, null);
            ensuredNanos = System.nanoTime();
            long next = acknowledged;
            while (!closed && address.equals(bootstrap.get())) {
                if (recent.awaitBeyond(next, TICK_MS)) {
                    next = send(link, next, address);
                }
                look(link, address);
            }
        }
    }

    /** Sends what stands at a place, and gives the place after it. */
    private long send(Link link, long place, String address) throws InterruptedException {
        Entry remembered = recent.take(place);
        List<Entry> entries = remembered == null ? journal.from(place, PAGE_ROWS) : List.of(remembered);
        long next = place;
        for (Entry entry : entries) {
            while (!link.send(entry, TICK_MS)) {
                if (closed || !address.equals(bootstrap.get())) {
                    return next;
                }
                look(link, address);
            }
            next = entry.end();
        }
        return next;
    }

    /** Notes what was acknowledged, and whether the broker answers at all. */
    private void look(Link link, String address) throws InterruptedException {
        link.requireWhole();
        acknowledged = link.acknowledged();
        if (System.nanoTime() - savedNanos > CURSOR_EVERY.toNanos()) {
            saveCursor();
            recent.reached(journal.head()); // others may write it too
        }
        if (link.silence().compareTo(SILENCE) < 0) {
            enter(State.WELL, null);
            return;
        }
        enter(State.STALLED, "broker does not answer: address=" + address);
        if (System.nanoTime() - ensuredNanos > TOPICS_EVERY.toNanos()) {
            ensuredNanos = System.nanoTime();
            remakeTopics(address);
        }
    }

    /** A broker that has lost its topics never answers. */
    private static void remakeTopics(String address) throws InterruptedException {
        try {
            Topics.ensure(address, TOPICS_TIMEOUT);
        } catch (KafkaException e) {
            LOG.debug("broker is still away: {}", e.toString());
        }
    }

    private void saveCursor() {
        savedNanos = System.nanoTime();
        if (acknowledged == savedCursor) {
            return;
        }
        try {
            journal.saveCursor(CURSOR, acknowledged);
            savedCursor = acknowledged;
        } catch (JournalException e) {
            LOG.warn("cursor is saved later: {}", e.getMessage());
        }
    }

    private void enter(State next, @Nullable String why) {
        if (state != next) {
            LOG.info("kafka publisher: {} -> {}{}", state, next, why == null ? "" : ": " + why);
        }
        state = next;
        cause = why;
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BACKOFF_MS);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    /**
     * Waits until all that the journal holds now is acknowledged, or the time is over.
     *
     * @return rows, frames and events that are left for the next start
     */
    public long drain(Duration timeout) throws InterruptedException {
        recent.reached(journal.head());
        long goal = recent.head();
        long deadline = System.nanoTime() + timeout.toNanos();
        while (acknowledged < goal && state != State.CLOSED && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(TICK_MS);
        }
        return Math.max(0, goal - acknowledged);
    }

    /** Ends without sending more; what is left is sent after the next start. */
    @Override
    public void close() {
        closed = true; // no interrupt: it would close the journal's file
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
