package minima.telemetry.journal;

import minima.telemetry.event.Recorded;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads one metric over steps. Where there are more points than were asked for, a block whose rollup is as fine as the
 * buckets is not read itself, which spares some fifteen bytes of sixteen.
 */
final class SeriesReader {

    private static final String HOLDING =
            " FROM blocks b %s WHERE b.run = ? AND b.strand = ? AND b.last_step >= ? AND b.first_step <= ?"
                    + " AND (',' || b.metrics || ',') LIKE ? ";
    private static final String EXTENT = "SELECT MIN(b.first_step), MAX(b.last_step),"
            + " SUM(CASE WHEN b.first_step >= ? AND b.last_step <= ? THEN b.row_count ELSE 0 END)"
            + HOLDING.formatted("");
    private static final String WHOLE = "SELECT b.place, b.first_seq, p.payload"
            + HOLDING.formatted("JOIN payloads p ON p.place = b.place") + "AND b.place >= ? ORDER BY b.place LIMIT ?";
    private static final String FOLDED = "SELECT b.place, b.first_step, b.last_step, b.metrics, r.rollup"
            + HOLDING.formatted("LEFT JOIN rollups r ON r.place = b.place")
            + "AND b.place >= ? ORDER BY b.place LIMIT ?";
    private static final int FOLDED_A_PAGE = 256;

    private final Database database;
    private final SeriesRequest request;

    SeriesReader(Database database, SeriesRequest request) {
        this.database = database;
        this.request = request;
    }

    /** @param rows of blocks that lie within what is asked for */
    private record Extent(long least, long greatest, long rows) {}

    /** A block that is looked at, and perhaps not read; the rollup is null where it has none. */
    private record Folded(
            long place,
            long firstStep,
            long lastStep,
            int metric,
            @Nullable Rollup rollup) {}

    Series read() throws SQLException {
        Extent extent = database.ask(this::extent);
        Buckets buckets = new Buckets(request, extent.least(), extent.greatest());
        if (extent.rows() > request.points()) {
            readFolded(buckets);
        } else {
            Pages.stream((place, limit) -> asked(connection -> whole(connection, place, limit)))
                    .forEach(recorded -> buckets.add(recorded.block()));
        }
        return buckets.series();
    }

    private void readFolded(Buckets buckets) throws SQLException {
        List<Folded> page;
        long place = 0;
        do {
            long from = place;
            page = database.ask(connection -> folded(connection, from));
            for (Folded folded : page) {
                Rollup rollup = folded.rollup();
                if (rollup != null && coarseEnough(folded, rollup, buckets)) {
                    buckets.add(rollup, folded.metric());
                } else {
                    buckets.add(database.ask(connection -> Blocks.at(connection, folded.place())));
                }
                place = folded.place() + 1;
            }
        } while (page.size() == FOLDED_A_PAGE);
    }

    private boolean coarseEnough(Folded folded, Rollup rollup, Buckets buckets) {
        return folded.firstStep() >= request.from()
                && folded.lastStep() <= request.to()
                && buckets.between(folded.firstStep(), folded.lastStep()) <= rollup.stretches();
    }

    private Extent extent(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(EXTENT)) {
            statement.setLong(1, request.from());
            statement.setLong(2, request.to());
            bind(statement, 3);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return new Extent(rows.getLong(1), rows.getLong(2), rows.getLong(3));
            }
        }
    }

    private List<Recorded> whole(Connection connection, long place, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WHOLE)) {
            bind(statement, 1);
            statement.setLong(6, place);
            statement.setInt(7, limit);
            return Blocks.read(statement);
        }
    }

    private List<Folded> folded(Connection connection, long place) throws SQLException {
        List<Folded> page = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(FOLDED)) {
            bind(statement, 1);
            statement.setLong(6, place);
            statement.setInt(7, FOLDED_A_PAGE);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    byte[] rollup = rows.getBytes(5);
                    page.add(new Folded(
                            rows.getLong(1),
                            rows.getLong(2),
                            rows.getLong(3),
                            Arrays.asList(rows.getString(4).split(",")).indexOf(request.metric()),
                            rollup == null ? null : Rollup.decode(rollup)));
                }
            }
        }
        return page;
    }

    private void bind(PreparedStatement statement, int from) throws SQLException {
        statement.setString(from, request.run());
        statement.setString(from + 1, Blocks.strandColumn(request.strand()));
        statement.setLong(from + 2, request.from());
        statement.setLong(from + 3, request.to());
        statement.setString(from + 4, "%," + request.metric() + ",%");
    }

    private <T> T asked(Database.Work<T> work) {
        try {
            return database.ask(work);
        } catch (SQLException e) {
            throw new JournalException("blocks cannot be read: " + e.getMessage(), e);
        }
    }
}
