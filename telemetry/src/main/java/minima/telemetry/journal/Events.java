package minima.telemetry.journal;

import minima.telemetry.event.RecordedEvent;
import minima.telemetry.event.RunEvent;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The table of events. */
final class Events {

    private static final String SELECT = "SELECT place, run, time_ms, kind, details FROM events ";

    private Events() {}

    static void insert(Connection connection, List<RecordedEvent> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO events (place, run, time_ms, kind, details) VALUES (?, ?, ?, ?, ?)")) {
            for (RecordedEvent recorded : events) {
                RunEvent event = recorded.event();
                statement.setLong(1, recorded.position());
                statement.setString(2, event.run());
                statement.setLong(3, event.timeMs());
                statement.setString(4, event.kind());
                statement.setString(5, event.json());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    static boolean has(Connection connection, RunEvent event) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT 1 FROM events WHERE run = ? AND time_ms = ? AND kind = ? AND details = ?")) {
            statement.setString(1, event.run());
            statement.setLong(2, event.timeMs());
            statement.setString(3, event.kind());
            statement.setString(4, event.json());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    static List<RecordedEvent> ofRun(Connection connection, String run) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT + "WHERE run = ? ORDER BY place")) {
            statement.setString(1, run);
            return read(statement);
        }
    }

    static List<RecordedEvent> from(Connection connection, long place, int limit) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(SELECT + "WHERE place >= ? ORDER BY place LIMIT ?")) {
            statement.setLong(1, place);
            statement.setInt(2, limit);
            return read(statement);
        }
    }

    private static List<RecordedEvent> read(PreparedStatement statement) throws SQLException {
        List<RecordedEvent> events = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                RunEvent event = new RunEvent(rows.getString(2), rows.getLong(3), rows.getString(4), rows.getString(5));
                events.add(new RecordedEvent(event, rows.getLong(1)));
            }
        }
        return events;
    }
}
