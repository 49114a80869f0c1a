package minima.telemetry.journal;

import minima.telemetry.event.Recorded;
import minima.telemetry.event.RunEvent;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

import static org.assertj.core.api.Assertions.assertThat;

class JournalOnPostgresTest extends JournalContract {

    @Override
    JournalConfig empty() {
        return Postgres.empty();
    }

    @Test
    void writesEverythingOnceThoughItsConnectionsAreCut() throws SQLException {
        JournalConfig config = Postgres.empty();
        try (Journal journal = Journal.open(config);
                JournalWriter writer = JournalWriter.start(journal);
                Connection other = DriverManager.getConnection(config.url());
                Statement statement = other.createStatement()) {
            List<CompletionStage<?>> appended = new ArrayList<>();
            for (int k = 0; k < 200; k++) {
                appended.add(writer.append(Rows.steps("a", null, 10L * k, 10L * k + 9, "loss.train")));
                appended.add(writer.append(new RunEvent("a", k, "note", "{}")));
                if (k % 20 == 10) {
                    await(appended.get(appended.size() / 2));
                    statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE pid <> pg_backend_pid() AND datname = current_database()");
                }
            }
            appended.forEach(JournalContract::await);

            assertThat(writer.health().failures()).isPositive();
            assertThat(journal.blocks("a").mapToLong(Recorded::size).sum()).isEqualTo(2000);
            assertThat(journal.events("a")).hasSize(200).doesNotHaveDuplicates();
            assertThat(journal.head()).isEqualTo(2200);
        }
    }
}
