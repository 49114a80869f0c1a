package minima.telemetry.journal;

import minima.telemetry.event.Block;
import minima.telemetry.event.Entry;
import minima.telemetry.event.Frame;
import minima.telemetry.event.Recorded;
import minima.telemetry.event.RecordedEvent;
import minima.telemetry.event.RecordedFrame;
import minima.telemetry.event.RunEvent;
import minima.telemetry.event.RunRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Writes the journal on a thread of its own, in groups: what waits while one group is committed is the next.
 *
 * <pre>
 *   WELL --database fails--> RETRYING --group committed--> WELL
 *                            RETRYING --disk did not take what it was told to keep--> FAILED
 *   any  --close--> CLOSED
 * </pre>
 *
 * <p>The stage that an append gives back completes on the writer's thread after the rows are on the disk: they outlive
 * {@code kill -9}. Places and sequence numbers are given inside the transaction, so they have no gaps. While the
 * database fails the group waits and is tried again in a fresh transaction, later ones wait behind it, and nothing is
 * lost.
 *
 * <p>A row whose step is at or before the last recorded step of its strand and metrics has been recorded before, and is
 * dropped: a run that goes on from a checkpoint takes the same steps again and measures the same. So is a frame, by its
 * strand and measure.
 */
public final class JournalWriter implements AutoCloseable {

    /** How the writer is. */
    public enum State {
        WELL,
        RETRYING,
        FAILED,
        CLOSED
    }

    /**
     * The writer's state at a moment.
     *
     * @param cause why it is not well; null where it is
     * @param waiting appends that are not on the disk yet
     * @param waitingBytes their size
     * @param commits groups committed so far
     * @param failures commits that failed so far
     * @param lastCommitSeconds what the last commit took
     */
    public record Health(
            State state,
            @Nullable String cause,
            int waiting,
            long waitingBytes,
            long commits,
            long failures,
            double lastCommitSeconds) {

        private Health waiting(int appends, long bytes) {
            return new Health(state, cause, appends, bytes, commits, failures, lastCommitSeconds);
        }

        private Health in(State next, @Nullable String why) {
            return new Health(next, why, waiting, waitingBytes, commits, failures, lastCommitSeconds);
        }

        private Health failed(String why) {
            return new Health(State.RETRYING, why, waiting, waitingBytes, commits, failures + 1, lastCommitSeconds);
        }

        private Health committed(double seconds) {
            return new Health(State.WELL, null, waiting, waitingBytes, commits + 1, failures, seconds);
        }
    }

    /** Hears of commits and of changes of state, on the writer's thread: it must be quick and must not throw. */
    public interface Listener {

        /** What one group added, in the order of places. */
        default void onCommitted(List<Entry> entries) {}

        /** The state changed. */
        default void onState(Health health) {}
    }

    private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);
    private static final long MOST_WAITING_BYTES = 256 << 20;
    private static final long FIRST_BACKOFF_MS = 100;
    private static final long LONGEST_BACKOFF_MS = 5_000;
    private static final long TRIES_AFTER_CLOSE_MS = 10_000;

    private final Database database;
    private final AppendQueue queue;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Tails tails = new Tails();
    private final Thread thread = new Thread(this::work, "journal-writer");
    private volatile Health health = new Health(State.WELL, null, 0, 0, 0, 0, 0);

    private JournalWriter(Database database, long capacityBytes) {
        this.database = database;
        this.queue = new AppendQueue(capacityBytes);
    }

    /** Starts the one writer of a journal in this process. */
    public static JournalWriter start(Journal journal) {
        return start(journal, Math.min(MOST_WAITING_BYTES, Runtime.getRuntime().maxMemory() / 8));
    }

    /**
     * Starts the one writer of a journal in this process.
     *
     * @param capacityBytes size of what may wait; an append beyond it fails with {@link JournalFull}
     */
    public static JournalWriter start(Journal journal, long capacityBytes) {
        JournalWriter writer = new JournalWriter(journal.database(), capacityBytes);
        writer.thread.start();
        return writer;
    }

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /** Never waits. The stage completes once the block's new rows are on the disk, else with the cause. */
    public CompletionStage<Recorded> append(Block block) {
        CompletableFuture<Recorded> done = new CompletableFuture<>();
        queue.offer(new Append.OfBlock(block, done));
        return done;
    }

    /**
     * Never waits. The stage completes once the frames are on the disk, else with the cause; it gives those that were
     * new.
     */
    public CompletionStage<List<RecordedFrame>> append(List<Frame> frames) {
        CompletableFuture<List<RecordedFrame>> done = new CompletableFuture<>();
        queue.offer(new Append.OfFrames(List.copyOf(frames), done));
        return done;
    }

    /** Never waits. The stage completes once the event is on the disk, else with the cause. */
    public CompletionStage<RecordedEvent> append(RunEvent event) {
        CompletableFuture<RecordedEvent> done = new CompletableFuture<>();
        queue.offer(new Append.OfEvent(event, done));
        return done;
    }

    /** Writes a run, new or known, after what was appended before it. Never waits. */
    public CompletionStage<RunRecord> save(RunRecord run) {
        CompletableFuture<RunRecord> done = new CompletableFuture<>();
        queue.offer(new Append.OfRun(run, done));
        return done;
    }

    public Health health() {
        return health.waiting(queue.waiting(), queue.waitingBytes());
    }

    private void work() {
        @Nullable Group group = null;
        try {
            for (group = queue.next(); group != null; group = queue.next()) {
                write(group);
            }
            enter(health.in(State.CLOSED, null));
        } catch (Throwable e) {
            giveUp(group, e);
        }
    }

    private void write(Group group) throws InterruptedException {
        long backoffMs = FIRST_BACKOFF_MS;
        for (boolean again = false; !tried(group, again); again = true) {
            if (!queue.pause(backoffMs, TRIES_AFTER_CLOSE_MS)) {
                throw new JournalException("journal was closed before it took all that waited: " + health.cause());
            }
            backoffMs = Math.min(2 * backoffMs, LONGEST_BACKOFF_MS);
        }
    }

    /** Whether the group is settled: written, or refused for good. */
    private boolean tried(Group group, boolean again) throws InterruptedException {
        long start = System.nanoTime();
        try {
            database.<@Nullable Void>commit(connection -> {
                group.write(connection, tails, again);
                return null;
            });
        } catch (SQLException | RuntimeException e) {
            tails.forget();
            return failed(group, e);
        }
        committed(group, (System.nanoTime() - start) / 1e9);
        return true;
    }

    private boolean failed(Group group, Exception e) throws InterruptedException {
        if (Faults.lostBySync(e)) {
            throw new JournalException("disk did not keep what it had taken: " + e.getMessage(), e);
        }
        if (!Faults.refused(e)) {
            LOG.warn("journal group is tried again: {}", e.toString());
            enter(health.failed(String.valueOf(e.getMessage())));
            if (!Faults.passing(e)) {
                database.revive();
            }
            return false;
        }
        if (group.appends().size() > 1) {
            for (Append append : group.appends()) {
                write(new Group(List.of(append)));
            }
        } else {
            LOG.error("journal cannot hold this: {}", group.appends(), e);
            group.fail(e);
            queue.done(group);
        }
        return true;
    }

    private void committed(Group group, double seconds) {
        queue.done(group);
        enter(health.committed(seconds));
        List<Entry> entries = group.entries();
        if (!entries.isEmpty()) {
            tell(listener -> listener.onCommitted(entries));
        }
        group.acknowledge();
    }

    private void enter(Health next) {
        Health before = health;
        health = next;
        if (before.state() != next.state()) {
            tell(listener -> listener.onState(health()));
        }
    }

    private void tell(Consumer<Listener> news) {
        for (Listener listener : listeners) {
            try {
                news.accept(listener);
            } catch (RuntimeException e) {
                LOG.error("journal listener failed: {}", listener, e);
            }
        }
    }

    private void giveUp(@Nullable Group group, Throwable reason) {
        LOG.error("journal writer has failed", reason);
        JournalException refusal = new JournalException("journal has failed: " + reason.getMessage(), reason);
        queue.close(refusal);
        enter(health.in(State.FAILED, String.valueOf(reason.getMessage())));
        if (group != null) {
            group.fail(refusal);
            queue.done(group);
        }
        for (Group rest : queue.drain()) {
            rest.fail(refusal);
            queue.done(rest);
        }
    }

    /** Writes what waits, for at most ten seconds where the database fails, and ends. */
    @Override
    public void close() {
        queue.close(new JournalException("journal is closed"));
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
