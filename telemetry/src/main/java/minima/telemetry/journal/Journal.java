package minima.telemetry.journal;

import minima.telemetry.event.BatchRecord;
import minima.telemetry.event.Entry;
import minima.telemetry.event.Frame;
import minima.telemetry.event.Recorded;
import minima.telemetry.event.RecordedEvent;
import minima.telemetry.event.RecordedFrame;
import minima.telemetry.event.RunEvent;
import minima.telemetry.event.RunRecord;
import minima.telemetry.event.RunState;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The record of all runs: what is read of it is here, and a {@link JournalWriter} writes it.
 *
 * <p>Every method waits for the database and throws {@link JournalException} where that fails, so none belongs on a
 * thread that others need. Safe for use by many threads.
 */
public final class Journal implements AutoCloseable {

    private final Database database;

    private Journal(Database database) {
        this.database = database;
    }

    /**
     * Opens the journal, making or migrating its tables.
     *
     * @throws JournalException if another process has it, if it cannot be reached or if a newer program wrote it
     */
    public static Journal open(JournalConfig config) {
        return new Journal(Database.open(config));
    }

    /** Writes a run, new or known; it is on the disk when this returns. */
    public void save(RunRecord run) {
        try {
            database.<@Nullable Void>commit(connection -> {
                Runs.save(connection, run);
                return null;
            });
        } catch (SQLException e) {
            throw failed("run cannot be saved: run=" + run.id(), e);
        }
    }

    /** Writes a batch, new or known; it is on the disk when this returns. */
    public void save(BatchRecord batch) {
        try {
            database.<@Nullable Void>commit(connection -> {
                Batches.save(connection, batch);
                return null;
            });
        } catch (SQLException e) {
            throw failed("batch cannot be saved: batch=" + batch.id(), e);
        }
    }

    /** The newest batches, newest first. */
    public List<BatchRecord> batches(int limit) {
        return ask("batches cannot be read", connection -> Batches.newest(connection, limit));
    }

    /** Batches with runs that have not ended, or were not submitted yet; oldest first. */
    public List<BatchRecord> unfinishedBatches() {
        return ask("batches cannot be read", Batches::unfinished);
    }

    /** The batch of this id; null where there is none. */
    public @Nullable BatchRecord batchRecord(String id) {
        return this.<@Nullable BatchRecord>ask("batch cannot be read", connection -> Batches.byId(connection, id));
    }

    /** How many of the runs that a batch has submitted are in which state. */
    public Map<RunState, Long> counts(String batch) {
        return ask("runs cannot be read", connection -> Runs.counts(connection, batch));
    }

    /** Run id to state, of the runs that a batch has submitted. */
    public Map<String, RunState> states(String batch) {
        return ask("runs cannot be read", connection -> Runs.states(connection, batch));
    }

    /** The newest runs, newest first. */
    public List<RunRecord> runs(int limit) {
        return ask("runs cannot be read", connection -> Runs.newest(connection, limit));
    }

    /** The newest runs of a batch, or of those that belong to none where it is null; newest first. */
    public List<RunRecord> runs(@Nullable String batch, int limit) {
        return runs(batch, limit, null);
    }

    /** The newest of those older than one of them, which is one of them; of all where that is null. */
    public List<RunRecord> runs(@Nullable String batch, int limit, @Nullable RunRecord olderThan) {
        return ask("runs cannot be read", connection -> Runs.newest(connection, batch, limit, olderThan));
    }

    /** Runs that have not ended, oldest first. */
    public List<RunRecord> unfinished() {
        return ask("runs cannot be read", Runs::unfinished);
    }

    /** Runs that were submitted together, oldest first. */
    public List<RunRecord> batch(String batch) {
        return ask("runs cannot be read", connection -> Runs.ofBatch(connection, batch));
    }

    /** Runs that were forked from a run, oldest first. */
    public List<RunRecord> forks(String parent) {
        return ask("runs cannot be read", connection -> Runs.forksOf(connection, parent));
    }

    /** The run of this id; null where there is none. */
    public @Nullable RunRecord run(String id) {
        return this.<@Nullable RunRecord>ask("run cannot be read", connection -> Runs.byId(connection, id));
    }

    /** What people have written to runs. */
    public Notes notes() {
        return new Notes(database);
    }

    /** Events of a run, in the order of their commit. */
    public List<RunEvent> events(String run) {
        return ask("events cannot be read", connection -> Events.ofRun(connection, run)).stream()
                .map(RecordedEvent::event)
                .toList();
    }

    /** Blocks of a run in the order of their commit, so with rising sequence numbers; read page by page. */
    public Stream<Recorded> blocks(String run) {
        return Pages.stream((place, limit) ->
                ask("blocks cannot be read", connection -> Blocks.ofRun(connection, run, place, limit)));
    }

    /** Frames of a run in the order of their commit, so with rising sequence numbers; read page by page. */
    public Stream<RecordedFrame> frames(String run) {
        return Pages.stream((place, limit) ->
                ask("frames cannot be read", connection -> Frames.ofRun(connection, run, place, limit)));
    }

    /** At which steps there are frames of a measure, by strand; none where there are none. */
    public List<FrameSteps> frameSteps(FrameRequest request) {
        return ask("frames cannot be read", connection -> Frames.steps(connection, request));
    }

    /** The last frame of a measure at or before a step, of each strand that has one. */
    public List<Frame> framesAt(FrameRequest request, long step) {
        return ask("frames cannot be read", connection -> Frames.at(connection, request, step));
    }

    /**
     * Blocks, frames and events from a place on, without gaps, in the one order of commit.
     *
     * @param position the place to start at, where an entry begins: 0, or an entry's {@link Entry#end}
     * @param limitRows most rows to give back, besides frames of 4 MiB; but at least one entry where there is one
     */
    public List<Entry> from(long position, int limitRows) {
        return ask("journal cannot be read", connection -> Page.from(connection, position, limitRows));
    }

    /** The place that the next entry will take: the number of rows, frames and events recorded so far. */
    public long head() {
        return ask("journal cannot be read", Cursors::head);
    }

    /** The greatest step recorded of a strand (null where the run has only one); -1 where there is none. */
    public long lastStep(String run, @Nullable String strand) {
        return ask("blocks cannot be read", connection -> Blocks.lastStep(connection, run, strand));
    }

    /** A metric over steps, as a chart needs it; memory is bounded by the points asked for. */
    public Series series(SeriesRequest request) {
        try {
            return new SeriesReader(database, request).read();
        } catch (SQLException e) {
            throw failed("blocks cannot be read", e);
        }
    }

    /** How far the reader of this name has come: the place it reads next, 0 at first. */
    public long cursor(String reader) {
        return ask("cursor cannot be read", connection -> Cursors.read(connection, reader));
    }

    /** Remembers how far a reader has come. After a crash an earlier place may come back, never a later one. */
    public void saveCursor(String reader, long position) {
        this.<@Nullable Void>ask("cursor cannot be saved", connection -> {
            Cursors.save(connection, reader, position);
            return null;
        });
    }

    Database database() {
        return database;
    }

    private <T extends @Nullable Object> T ask(String failure, Database.Work<T> work) {
        try {
            return database.ask(work);
        } catch (SQLException e) {
            throw failed(failure, e);
        }
    }

    private static JournalException failed(String what, SQLException e) {
        return new JournalException(what + ": " + e.getMessage(), e);
    }

    @Override
    public void close() {
        database.close();
    }
}
