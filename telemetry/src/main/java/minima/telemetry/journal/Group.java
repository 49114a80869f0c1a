package minima.telemetry.journal;

import minima.telemetry.event.Entry;
import minima.telemetry.event.Frame;
import minima.telemetry.event.Recorded;
import minima.telemetry.event.RecordedEvent;
import minima.telemetry.event.RecordedFrame;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Appends that one transaction writes. */
final class Group {

    private final List<Append> appends;
    private final List<Recorded> blocks = new ArrayList<>();
    private final List<RecordedFrame> frames = new ArrayList<>();
    private final List<RecordedEvent> events = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final List<Runnable> acknowledgements = new ArrayList<>();
    private long place;

    Group(List<Append> appends) {
        this.appends = List.copyOf(appends);
    }

    List<Append> appends() {
        return appends;
    }

    /**
     * Writes all within the connection's transaction.
     *
     * @param again whether an earlier try failed, so that its transaction may have been committed nevertheless
     */
    void write(Connection connection, Tails tails, boolean again) throws SQLException {
        blocks.clear();
        frames.clear();
        events.clear();
        entries.clear();
        acknowledgements.clear();
        place = Cursors.lockHead(connection);
        tails.startAt(place);
        for (Append append : appends) {
            write(append, connection, tails, again);
        }
        Blocks.insert(connection, blocks);
        Frames.insert(connection, frames);
        Events.insert(connection, events);
        if (!entries.isEmpty()) {
            Cursors.moveHead(connection, place);
        }
        tails.endAt(place);
    }

    private void write(Append append, Connection connection, Tails tails, boolean again) throws SQLException {
        if (append instanceof Append.OfBlock of) {
            Recorded recorded = tails.of(connection, of.block().run()).take(of.block(), place);
            if (recorded.size() > 0) {
                blocks.add(recorded);
                add(recorded);
            }
            acknowledgements.add(() -> of.done().complete(recorded));
        } else if (append instanceof Append.OfFrames of) {
            List<RecordedFrame> fresh = new ArrayList<>();
            for (Frame frame : of.frames()) {
                RecordedFrame recorded = tails.ofFrames(connection, frame.run()).take(frame, place);
                if (recorded != null) {
                    fresh.add(recorded);
                    add(recorded);
                }
            }
            frames.addAll(fresh);
            acknowledgements.add(() -> of.done().complete(List.copyOf(fresh)));
        } else if (append instanceof Append.OfEvent of) {
            RecordedEvent recorded = new RecordedEvent(of.event(), place);
            if (!again || !Events.has(connection, of.event())) {
                events.add(recorded);
                add(recorded);
            }
            acknowledgements.add(() -> of.done().complete(recorded));
        } else if (append instanceof Append.OfRun of) {
            Runs.save(connection, of.run());
            acknowledgements.add(() -> of.done().complete(of.run()));
        }
    }

    private void add(Entry entry) {
        entries.add(entry);
        place = entry.end();
    }

    /** What the transaction added, in the order of places. */
    List<Entry> entries() {
        return List.copyOf(entries);
    }

    void acknowledge() {
        acknowledgements.forEach(Runnable::run);
    }

    void fail(Throwable cause) {
        appends.forEach(append -> append.done().completeExceptionally(cause));
    }
}
