package minima.telemetry.journal;

import minima.telemetry.event.Annotation;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The table of what people have written to runs.
 *
 * <p>A write is one transaction on one row of a table that nothing else writes, so it neither waits for the
 * {@link JournalWriter} nor makes it wait. Runs are never deleted, nor are their notes.
 */
public final class Notes {

    private static final String UPDATE =
            "UPDATE notes SET note = COALESCE(?, note), tags = COALESCE(?, tags) WHERE run = ?";
    private static final String INSERT =
            "INSERT INTO notes (note, tags, run) VALUES (COALESCE(?, ''), COALESCE(?, ''), ?)";

    private final Database database;

    Notes(Database database) {
        this.database = database;
    }

    /** What has been written to a run; {@link Annotation#NONE} also where there is no such run. */
    public Annotation of(String run) {
        try {
            return database.ask(connection -> read(connection, run));
        } catch (SQLException e) {
            throw new JournalException("notes cannot be read: run=%s: %s".formatted(run, e.getMessage()), e);
        }
    }

    /** Run id to tags, of those of the runs that have some. */
    public Map<String, List<String>> tags(Collection<String> runs) {
        try {
            return database.ask(connection -> tags(connection, runs));
        } catch (SQLException e) {
            throw new JournalException("tags cannot be read: " + e.getMessage(), e);
        }
    }

    /** Writes to a run, which need not be known yet; on the disk when this returns what is written there now. */
    public Annotation write(String run, Annotation.Change change) {
        try {
            return firstOrAgain(connection -> {
                if (execute(connection, UPDATE, run, change) == 0) {
                    execute(connection, INSERT, run, change);
                }
                return read(connection, run);
            });
        } catch (SQLException e) {
            throw new JournalException("notes cannot be saved: run=%s: %s".formatted(run, e.getMessage()), e);
        }
    }

    /** Two who write the first words to a run at once both insert; the second finds the row when it tries again. */
    private Annotation firstOrAgain(Database.Work<Annotation> work) throws SQLException {
        try {
            return database.commit(work);
        } catch (SQLException e) {
            if (!Faults.refused(e)) {
                throw e;
            }
            return database.commit(work);
        }
    }

    private static int execute(Connection connection, String sql, String run, Annotation.Change change)
            throws SQLException {
        @Nullable List<String> tags = change.tags();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, change.note());
            statement.setString(2, tags == null ? null : String.join(",", tags));
            statement.setString(3, run);
            return statement.executeUpdate();
        }
    }

    private static Annotation read(Connection connection, String run) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT note, tags FROM notes WHERE run = ?")) {
            statement.setString(1, run);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? new Annotation(rows.getString(1), split(rows.getString(2))) : Annotation.NONE;
            }
        }
    }

    private static Map<String, List<String>> tags(Connection connection, Collection<String> runs) throws SQLException {
        Map<String, List<String>> tags = new HashMap<>();
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT run, tags FROM notes WHERE run = ANY(?) AND tags <> ''")) {
            statement.setArray(1, connection.createArrayOf("varchar", runs.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    tags.put(rows.getString(1), split(rows.getString(2)));
                }
            }
        }
        return tags;
    }

    private static List<String> split(String tags) {
        return tags.isEmpty() ? List.of() : List.of(tags.split(","));
    }
}
