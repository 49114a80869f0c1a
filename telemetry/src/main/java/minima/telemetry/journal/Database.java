package minima.telemetry.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Owns the connections to the database and knows what makes a commit outlive the process and the power. */
final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final String CONNECTION_FAILURE = "08006";
    private static final int CONNECTIONS = 6;
    private static final int CONNECTION_TIMEOUT_MS = 10_000;

    private final HikariDataSource pool;
    private final boolean embedded;

    private Database(HikariDataSource pool, boolean embedded) {
        this.pool = pool;
        this.embedded = embedded;
    }

    interface Work<T extends @Nullable Object> {
        T with(Connection connection) throws SQLException;
    }

    static Database open(JournalConfig config) {
        @Nullable HikariDataSource pool = null;
        try {
            pool = new HikariDataSource(settings(config));
            Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:minima/telemetry/journal")
                    .load()
                    .migrate();
            Database database = new Database(pool, config.embedded());
            database.<@Nullable Void>commit(connection -> null);
            return database;
        } catch (SQLException | RuntimeException e) {
            if (pool != null) {
                pool.close();
            }
            throw new JournalException(Faults.onOpening(e), e);
        }
    }

    private static HikariConfig settings(JournalConfig config) {
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl(config.url());
        settings.setPoolName("journal");
        settings.setMaximumPoolSize(CONNECTIONS);
        settings.setMinimumIdle(1);
        settings.setConnectionTimeout(CONNECTION_TIMEOUT_MS);
        if (config.embedded()) {
            settings.setUsername("sa");
        }
        return settings;
    }

    /** Asks, each statement for itself. */
    <T extends @Nullable Object> T ask(Work<T> work) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return work.with(connection);
        }
    }

    /** Does the work in one transaction, whose effect is on the disk when this returns. */
    <T extends @Nullable Object> T commit(Work<T> work) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            T result;
            try {
                result = work.with(connection);
                connection.commit();
            } catch (AssertionError e) { // what PostgreSQL's driver throws where a batch loses its connection
                rollback(connection, e);
                throw new SQLException("connection was lost", CONNECTION_FAILURE, e);
            } catch (SQLException | RuntimeException | Error e) {
                rollback(connection, e);
                throw e;
            }
            sync(connection);
            return result;
        }
    }

    private static void rollback(Connection connection, Throwable reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    /**
     * H2 commits to memory and writes later; this writes now and waits for the disk. PostgreSQL has done so already.
     */
    private void sync(Connection connection) throws SQLException {
        if (embedded) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CHECKPOINT SYNC");
            }
        }
    }

    /**
     * Opens the database anew after a failed write. H2 does not write again after that: like a process that was killed,
     * it goes back to what is on the disk.
     */
    void revive() {
        if (!embedded) {
            return;
        }
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN IMMEDIATELY");
        } catch (SQLException e) {
            LOG.debug("database was closed already: {}", e.toString());
        }
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    @Override
    public void close() {
        pool.close();
    }
}
