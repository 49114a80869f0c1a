package minima.telemetry.journal;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The PostgreSQL database that tests may empty and fill, where {@code MINIMA_POSTGRES_URL} names one. */
final class Postgres {

    private Postgres() {}

    /** An empty schema; the test is skipped where there is no database, and fails where CI needs one. */
    static JournalConfig empty() {
        @Nullable String url = System.getenv("MINIMA_POSTGRES_URL");
        if (url == null) {
            assertThat(System.getenv("CI"))
                    .as("MINIMA_POSTGRES_URL must be set where CI=true")
                    .isNotEqualTo("true");
        }
        assumeTrue(url != null, "MINIMA_POSTGRES_URL is not set: no PostgreSQL to test on");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS public CASCADE");
            statement.execute("CREATE SCHEMA public");
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL must be reachable: " + e.getMessage(), e);
        }
        return new JournalConfig(url);
    }
}
