package minima.telemetry.journal;

import minima.telemetry.event.Block;
import minima.telemetry.event.Recorded;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tables of blocks and of what is in them. */
final class Blocks {

    private static final String SELECT =
            "SELECT b.place, b.first_seq, p.payload FROM blocks b JOIN payloads p ON p.place = b.place ";

    /** Narrow rows that are looked at once to see where a page ends. */
    private static final int LOOK_AHEAD = 4096;

    /** Rows below which a rollup is hardly smaller than the block. */
    private static final int LEAST_FOLDED = 8;

    private Blocks() {}

    static void insert(Connection connection, List<Recorded> blocks) throws SQLException {
        if (blocks.isEmpty()) {
            return;
        }
        try (PreparedStatement narrow = connection.prepareStatement(
                        "INSERT INTO blocks (place, run, strand, metrics, first_seq, row_count, first_step, last_step)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
                PreparedStatement wide =
                        connection.prepareStatement("INSERT INTO payloads (place, payload) VALUES (?, ?)");
                PreparedStatement folded =
                        connection.prepareStatement("INSERT INTO rollups (place, rollup) VALUES (?, ?)")) {
            for (Recorded recorded : blocks) {
                describe(narrow, recorded);
                narrow.addBatch();
                wide.setLong(1, recorded.position());
                wide.setBytes(2, recorded.block().encode());
                wide.addBatch();
                if (recorded.block().rows() >= LEAST_FOLDED) {
                    folded.setLong(1, recorded.position());
                    folded.setBytes(2, Rollup.encode(recorded.block()));
                    folded.addBatch();
                }
            }
            narrow.executeBatch();
            wide.executeBatch();
            folded.executeBatch();
        }
    }

    private static void describe(PreparedStatement row, Recorded recorded) throws SQLException {
        Block block = recorded.block();
        row.setLong(1, recorded.position());
        row.setString(2, block.run());
        row.setString(3, strandColumn(block.strand()));
        row.setString(4, metricsColumn(block));
        row.setLong(5, recorded.firstSeq());
        row.setInt(6, block.rows());
        row.setLong(7, block.step(0));
        row.setLong(8, block.step(block.rows() - 1));
    }

    static String strandColumn(@Nullable String strand) {
        return strand == null ? "" : strand;
    }

    static String metricsColumn(Block block) {
        return String.join(",", block.metrics());
    }

    /** The end of what is recorded of a run. */
    static Tail tail(Connection connection, String run) throws SQLException {
        Map<Tail.Key, Long> lastSteps = new HashMap<>();
        long nextSeq = 0;
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT strand, metrics, MAX(last_step), MAX(first_seq + row_count) FROM blocks WHERE run = ?"
                        + " GROUP BY strand, metrics")) {
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

    static long lastStep(Connection connection, String run, @Nullable String strand) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT COALESCE(MAX(last_step), -1) FROM blocks WHERE run = ? AND strand = ?")) {
            statement.setString(1, run);
            statement.setString(2, strandColumn(strand));
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    static List<Recorded> ofRun(Connection connection, String run, long from, int limit) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(SELECT + "WHERE b.run = ? AND b.place >= ? ORDER BY b.place LIMIT ?")) {
            statement.setString(1, run);
            statement.setLong(2, from);
            statement.setInt(3, limit);
            return read(statement);
        }
    }

    /** Blocks from a place on, in order, of at most {@code limitRows} rows together but at least one block if any. */
    static List<Recorded> from(Connection connection, long place, int limitRows) throws SQLException {
        long end = endOfPage(connection, place, limitRows);
        try (PreparedStatement statement =
                connection.prepareStatement(SELECT + "WHERE b.place >= ? AND b.place < ? ORDER BY b.place")) {
            statement.setLong(1, place);
            statement.setLong(2, end);
            return read(statement);
        }
    }

    private static long endOfPage(Connection connection, long place, int limitRows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT place, row_count FROM blocks WHERE place >= ? ORDER BY place LIMIT " + LOOK_AHEAD)) {
            statement.setLong(1, place);
            long end = place;
            long total = 0;
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    total += rows.getInt(2);
                    if (total > limitRows && end > place) {
                        break;
                    }
                    end = rows.getLong(1) + rows.getInt(2);
                }
            }
            return end;
        }
    }

    /** The block at a place. */
    static Block at(Connection connection, long place) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT + "WHERE b.place = ?")) {
            statement.setLong(1, place);
            return read(statement).get(0).block();
        }
    }

    /** @param statement whose columns are place, first sequence number and payload */
    static List<Recorded> read(PreparedStatement statement) throws SQLException {
        List<Recorded> blocks = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                long place = rows.getLong(1);
                try {
                    blocks.add(new Recorded(Block.decode(rows.getBytes(3)), place, rows.getLong(2)));
                } catch (IllegalArgumentException e) {
                    throw new JournalException("journal holds a damaged block: place=" + place, e);
                }
            }
        }
        return blocks;
    }
}
