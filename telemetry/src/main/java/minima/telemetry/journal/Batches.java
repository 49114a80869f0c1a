package minima.telemetry.journal;

import minima.telemetry.event.BatchRecord;
import minima.telemetry.event.RunState;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The table of batches. */
final class Batches {

    private static final String UPDATE =
            "UPDATE batches SET experiment = ?, cell_count = ?, state = ?, created_ms = ?, ended_ms = ?, definition = ? WHERE id = ?";
    private static final String INSERT =
            "INSERT INTO batches (experiment, cell_count, state, created_ms, ended_ms, definition, id)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?)";
    private static final String SELECT =
            "SELECT id, experiment, cell_count, state, created_ms, ended_ms, definition FROM batches ";

    private Batches() {}

    static void save(Connection connection, BatchRecord batch) throws SQLException {
        if (execute(connection, UPDATE, batch) == 0) {
            execute(connection, INSERT, batch);
        }
    }

    private static int execute(Connection connection, String sql, BatchRecord batch) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, batch.experiment());
            statement.setInt(2, batch.cells());
            statement.setString(3, batch.state().name());
            statement.setLong(4, batch.createdMs());
            statement.setLong(5, batch.endedMs());
            statement.setString(6, batch.order());
            statement.setString(7, batch.id());
            return statement.executeUpdate();
        }
    }

    static List<BatchRecord> newest(Connection connection, int limit) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(SELECT + "ORDER BY created_ms DESC, id DESC LIMIT ?")) {
            statement.setInt(1, limit);
            return read(statement);
        }
    }

    static List<BatchRecord> unfinished(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(SELECT + "WHERE ended_ms = 0 ORDER BY created_ms, id")) {
            return read(statement);
        }
    }

    static @Nullable BatchRecord byId(Connection connection, String id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT + "WHERE id = ?")) {
            statement.setString(1, id);
            List<BatchRecord> found = read(statement);
            return found.isEmpty() ? null : found.get(0);
        }
    }

    private static List<BatchRecord> read(PreparedStatement statement) throws SQLException {
        List<BatchRecord> batches = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                batches.add(new BatchRecord(
                        rows.getString("id"),
                        rows.getString("experiment"),
                        rows.getInt("cell_count"),
                        RunState.valueOf(rows.getString("state")),
                        rows.getLong("created_ms"),
                        rows.getLong("ended_ms"),
                        rows.getString("definition")));
            }
        }
        return batches;
    }
}
