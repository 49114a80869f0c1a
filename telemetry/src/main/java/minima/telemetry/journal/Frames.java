package minima.telemetry.journal;

import minima.telemetry.event.Frame;
import minima.telemetry.event.RecordedFrame;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The table of frames; their values are payloads, as those of blocks are. */
final class Frames {

    private static final String SELECT = "SELECT f.place, f.run, f.experiment, f.strand, f.measure, f.seq, f.step,"
            + " f.time_ms, f.shape, p.payload FROM frames f JOIN payloads p ON p.place = f.place ";

    /** What a named strand means: the strand, or the only one that a run has. */
    private static final String OF_STRAND = " AND (CAST(? AS VARCHAR) IS NULL OR f.strand IN (?, '')) ";

    /** Narrow rows that are looked at once to see where a page ends. */
    private static final int LOOK_AHEAD = 1000;

    /** Values of a page: 4 MiB. */
    private static final long PAGE_VALUES = 1 << 19;

    private Frames() {}

    static void insert(Connection connection, List<RecordedFrame> frames) throws SQLException {
        if (frames.isEmpty()) {
            return;
        }
        try (PreparedStatement narrow = connection.prepareStatement(
                        "INSERT INTO frames (place, run, experiment, strand, measure, seq, step, time_ms, shape,"
                                + " value_count) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
                PreparedStatement wide =
                        connection.prepareStatement("INSERT INTO payloads (place, payload) VALUES (?, ?)")) {
            for (RecordedFrame recorded : frames) {
                describe(narrow, recorded);
                narrow.addBatch();
                wide.setLong(1, recorded.position());
                wide.setBytes(2, FrameValues.encode(recorded.frame()));
                wide.addBatch();
            }
            narrow.executeBatch();
            wide.executeBatch();
        }
    }

    private static void describe(PreparedStatement row, RecordedFrame recorded) throws SQLException {
        Frame frame = recorded.frame();
        row.setLong(1, recorded.position());
        row.setString(2, frame.run());
        row.setString(3, frame.experiment());
        row.setString(4, Blocks.strandColumn(frame.strand()));
        row.setString(5, frame.measure());
        row.setLong(6, recorded.seq());
        row.setLong(7, frame.step());
        row.setLong(8, frame.timeMs());
        row.setString(9, frame.shape().stream().map(String::valueOf).collect(Collectors.joining(",")));
        row.setInt(10, frame.size());
    }

    /** The end of what is recorded of a run's frames. */
    static Tail tail(Connection connection, String run) throws SQLException {
        Map<Tail.Key, Long> lastSteps = new HashMap<>();
        long nextSeq = 0;
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT strand, measure, MAX(step), MAX(seq) + 1 FROM frames WHERE run = ? GROUP BY strand, measure")) {
            statement.setString(1, run);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    lastSteps.put(new Tail.Key(rows.getString(1), rows.getString(2)), rows.getLong(3));
                    nextSeq = Math.max(nextSeq, rows.getLong(4));
                }
            }
        }
        return new Tail(nextSeq, lastSteps);
    }

    static List<RecordedFrame> ofRun(Connection connection, String run, long from, int limit) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(SELECT + "WHERE f.run = ? AND f.place >= ? ORDER BY f.place LIMIT ?")) {
            statement.setString(1, run);
            statement.setLong(2, from);
            statement.setInt(3, limit);
            return read(statement);
        }
    }

    /** Frames from a place on, in order, of at most 4 MiB together but at least one if any. */
    static List<RecordedFrame> from(Connection connection, long place) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(SELECT + "WHERE f.place >= ? AND f.place < ? ORDER BY f.place")) {
            statement.setLong(1, place);
            statement.setLong(2, endOfPage(connection, place));
            return read(statement);
        }
    }

    private static long endOfPage(Connection connection, long place) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT place, value_count FROM frames WHERE place >= ? ORDER BY place LIMIT " + LOOK_AHEAD)) {
            statement.setLong(1, place);
            long end = place;
            long total = 0;
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    total += rows.getInt(2);
                    if (total > PAGE_VALUES && end > place) {
                        break;
                    }
                    end = rows.getLong(1) + 1;
                }
            }
            return end;
        }
    }

    static List<FrameSteps> steps(Connection connection, FrameRequest request) throws SQLException {
        Map<String, List<Long>> byStrand = new LinkedHashMap<>();
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT f.strand, f.step FROM frames f WHERE f.run = ? AND f.measure = ?"
                        + OF_STRAND + "ORDER BY f.place")) {
            ask(statement, request);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    byStrand.computeIfAbsent(rows.getString(1), strand -> new ArrayList<>())
                            .add(rows.getLong(2));
                }
            }
        }
        List<FrameSteps> found = new ArrayList<>();
        byStrand.forEach((strand, steps) -> found.add(new FrameSteps(strandOf(strand), steps)));
        return found;
    }

    /** Of each strand the last frame at or before a step. */
    static List<Frame> at(Connection connection, FrameRequest request, long step) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT + "WHERE f.run = ? AND f.measure = ?"
                + OF_STRAND
                + "AND f.step = (SELECT MAX(g.step) FROM frames g WHERE g.run = f.run AND g.measure = f.measure"
                + " AND g.strand = f.strand AND g.step <= ?) ORDER BY f.place")) {
            ask(statement, request);
            statement.setLong(5, step);
            return read(statement).stream().map(RecordedFrame::frame).toList();
        }
    }

    private static void ask(PreparedStatement statement, FrameRequest request) throws SQLException {
        statement.setString(1, request.run());
        statement.setString(2, request.measure());
        statement.setString(3, request.strand());
        statement.setString(4, request.strand());
    }

    private static List<RecordedFrame> read(PreparedStatement statement) throws SQLException {
        List<RecordedFrame> frames = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                long place = rows.getLong(1);
                try {
                    frames.add(new RecordedFrame(frame(rows), place, rows.getLong(6)));
                } catch (IllegalArgumentException e) {
                    throw new JournalException("journal holds a damaged frame: place=" + place, e);
                }
            }
        }
        return frames;
    }

    private static Frame frame(ResultSet row) throws SQLException {
        return new Frame(
                row.getString(2),
                row.getString(3),
                strandOf(row.getString(4)),
                row.getString(5),
                row.getLong(7),
                row.getLong(8),
                Arrays.stream(row.getString(9).split(",")).map(Integer::valueOf).toList(),
                FrameValues.decode(row.getBytes(10)));
    }

    private static @Nullable String strandOf(String column) {
        return column.isEmpty() ? null : column;
    }
}
