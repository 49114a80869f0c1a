package minima.telemetry.journal;

import minima.telemetry.event.Entry;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A stretch of the journal without gaps. */
final class Page {

    private static final int MOST_EVENTS = 1000;

    private Page() {}

    static List<Entry> from(Connection connection, long position, int limitRows) throws SQLException {
        List<Entry> found = new ArrayList<>(Blocks.from(connection, position, limitRows));
        found.addAll(Frames.from(connection, position));
        found.addAll(Events.from(connection, position, Math.min(limitRows, MOST_EVENTS)));
        found.sort(Comparator.comparingLong(Entry::position));
        return untilFirstGap(found, position);
    }

    /** The tables are read one after the other: what was committed in between may be seen in one alone. */
    private static List<Entry> untilFirstGap(List<Entry> entries, long position) {
        long next = position;
        int kept = 0;
        while (kept < entries.size() && entries.get(kept).position() == next) {
            next = entries.get(kept).end();
            kept++;
        }
        return List.copyOf(entries.subList(0, kept));
    }
}
