package minima.telemetry.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Places: the next free one, and the ones that readers have come to. */
final class Cursors {

    private Cursors() {}

    static long head(Connection connection) throws SQLException {
        return head(connection, "SELECT place FROM head");
    }

    /** The next free place, which stays ours until the transaction ends. */
    static long lockHead(Connection connection) throws SQLException {
        return head(connection, "SELECT place FROM head FOR UPDATE");
    }

    private static long head(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    static void moveHead(Connection connection, long place) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("UPDATE head SET place = ?")) {
            statement.setLong(1, place);
            statement.executeUpdate();
        }
    }

    static long read(Connection connection, String reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT place FROM cursors WHERE name = ?")) {
            statement.setString(1, reader);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    static void save(Connection connection, String reader, long place) throws SQLException {
        if (write(connection, "UPDATE cursors SET place = ? WHERE name = ?", reader, place) == 0) {
            write(connection, "INSERT INTO cursors (place, name) VALUES (?, ?)", reader, place);
        }
    }

    private static int write(Connection connection, String sql, String reader, long place) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, place);
            statement.setString(2, reader);
            return statement.executeUpdate();
        }
    }
}
