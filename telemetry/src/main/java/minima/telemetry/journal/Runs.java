package minima.telemetry.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import minima.telemetry.event.RunRecord;
import minima.telemetry.event.RunRecord.DataSet;
import minima.telemetry.event.RunState;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table of runs. */
final class Runs {

    private static final String COLUMNS =
            "experiment, family, title, batch, seed, steps, state, created_ms, started_ms,"
                    + " ended_ms, settings, command, data_name, data_sha256, details, parent, parent_step,"
                    + " parent_changes, id";
    private static final String UPDATE = "UPDATE runs SET experiment = ?, family = ?, title = ?, batch = ?, seed = ?,"
            + " steps = ?, state = ?, created_ms = ?, started_ms = ?, ended_ms = ?, settings = ?, command = ?,"
            + " data_name = ?, data_sha256 = ?, details = ?, parent = ?, parent_step = ?, parent_changes = ? WHERE id = ?";
    private static final String INSERT =
            "INSERT INTO runs (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM runs ";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Runs() {}

    static void save(Connection connection, RunRecord run) throws SQLException {
        if (execute(connection, UPDATE, run) == 0) {
            execute(connection, INSERT, run);
        }
    }

    private static int execute(Connection connection, String sql, RunRecord run) throws SQLException {
        DataSet data = run.data();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, run.experiment());
            statement.setString(2, run.family());
            statement.setString(3, run.title());
            statement.setString(4, run.batch());
            statement.setLong(5, run.seed());
            statement.setLong(6, run.steps());
            statement.setString(7, run.state().name());
            statement.setLong(8, run.createdMs());
            statement.setLong(9, run.startedMs());
            statement.setLong(10, run.endedMs());
            statement.setString(11, run.settings());
            statement.setString(12, json(run.command()));
            statement.setString(13, data == null ? null : data.name());
            statement.setString(14, data == null ? null : data.sha256());
            statement.setString(15, run.details());
            RunRecord.Parent parent = run.parent();
            statement.setString(16, parent == null ? null : parent.run());
            statement.setObject(17, parent == null ? null : parent.step(), Types.BIGINT);
            statement.setString(18, parent == null ? null : parent.changes());
            statement.setString(19, run.id());
            return statement.executeUpdate();
        }
    }

    static List<RunRecord> newest(Connection connection, int limit) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(SELECT + "ORDER BY created_ms DESC, id DESC LIMIT ?")) {
            statement.setInt(1, limit);
            return read(statement);
        }
    }

    static List<RunRecord> newest(
            Connection connection, @Nullable String batch, int limit, @Nullable RunRecord olderThan)
            throws SQLException {
        String which = batch == null ? "WHERE batch IS NULL " : "WHERE batch = ? ";
        String older = olderThan == null ? "" : "AND created_ms <= ? AND (created_ms < ? OR id < ?) ";
        try (PreparedStatement statement =
                connection.prepareStatement(SELECT + which + older + "ORDER BY created_ms DESC, id DESC LIMIT ?")) {
            int k = 1;
            if (batch != null) {
                statement.setString(k++, batch);
            }
            if (olderThan != null) {
                statement.setLong(k++, olderThan.createdMs());
                statement.setLong(k++, olderThan.createdMs());
                statement.setString(k++, olderThan.id());
            }
            statement.setInt(k, limit);
            return read(statement);
        }
    }

    static List<RunRecord> unfinished(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                SELECT + "WHERE state IN ('QUEUED', 'RUNNING', 'PAUSED') ORDER BY created_ms, id")) {
            return read(statement);
        }
    }

    static List<RunRecord> ofBatch(Connection connection, String batch) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(SELECT + "WHERE batch = ? ORDER BY created_ms, id")) {
            statement.setString(1, batch);
            return read(statement);
        }
    }

    static Map<String, RunState> states(Connection connection, String batch) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT id, state FROM runs WHERE batch = ?")) {
            statement.setString(1, batch);
            Map<String, RunState> states = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    states.put(rows.getString("id"), RunState.valueOf(rows.getString("state")));
                }
            }
            return states;
        }
    }

    static Map<RunState, Long> counts(Connection connection, String batch) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT state, COUNT(*) FROM runs WHERE batch = ? GROUP BY state")) {
            statement.setString(1, batch);
            Map<RunState, Long> counts = new EnumMap<>(RunState.class);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    counts.put(RunState.valueOf(rows.getString(1)), rows.getLong(2));
                }
            }
            return counts;
        }
    }

    static List<RunRecord> forksOf(Connection connection, String parent) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(SELECT + "WHERE parent = ? ORDER BY created_ms, id")) {
            statement.setString(1, parent);
            return read(statement);
        }
    }

    static @Nullable RunRecord byId(Connection connection, String id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT + "WHERE id = ?")) {
            statement.setString(1, id);
            List<RunRecord> found = read(statement);
            return found.isEmpty() ? null : found.get(0);
        }
    }

    private static List<RunRecord> read(PreparedStatement statement) throws SQLException {
        List<RunRecord> runs = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                runs.add(run(rows));
            }
        }
        return runs;
    }

    private static RunRecord run(ResultSet row) throws SQLException {
        String data = row.getString("data_name");
        return new RunRecord(
                row.getString("id"),
                row.getString("experiment"),
                row.getString("family"),
                row.getString("title"),
                row.getString("batch"),
                row.getLong("seed"),
                row.getLong("steps"),
                RunState.valueOf(row.getString("state")),
                row.getLong("created_ms"),
                row.getLong("started_ms"),
                row.getLong("ended_ms"),
                row.getString("settings"),
                strings(row.getString("command")),
                data == null ? null : new DataSet(data, row.getString("data_sha256")),
                row.getString("details"),
                parent(row));
    }

    private static RunRecord.@Nullable Parent parent(ResultSet row) throws SQLException {
        String parent = row.getString("parent");
        return parent == null
                ? null
                : new RunRecord.Parent(parent, row.getLong("parent_step"), row.getString("parent_changes"));
    }

    private static String json(List<String> strings) {
        try {
            return JSON.writeValueAsString(strings);
        } catch (JsonProcessingException e) {
            throw new JournalException("command must be text", e);
        }
    }

    private static List<String> strings(String json) {
        try {
            return JSON.readValue(json, new TypeReference<List<String>>() {});
        } catch (JsonProcessingException e) {
            throw new JournalException("command must be a list of texts: command=" + json, e);
        }
    }
}
