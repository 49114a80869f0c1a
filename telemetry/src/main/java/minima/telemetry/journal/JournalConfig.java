package minima.telemetry.journal;

import java.nio.file.Path;

/**
 * Where a journal lives.
 *
 * @param url JDBC address of an H2 file or of a PostgreSQL database, user and password as its parameters
 */
public record JournalConfig(String url) {

    public JournalConfig {
        if (!url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:postgresql:")) {
            // The rest of an address may hold a password.
            throw new IllegalArgumentException(
                    "journal must be H2 or PostgreSQL: url=%s…. Maybe jdbc:postgresql://host/database"
                            .formatted(url.substring(0, Math.min(url.length(), 12))));
        }
    }

    /** An H2 database in this folder, made where it is absent. */
    public static JournalConfig in(Path folder) {
        return new JournalConfig("jdbc:h2:retry:" + folder.toAbsolutePath().resolve("journal")
                + ";DB_CLOSE_ON_EXIT=FALSE;MAX_COMPACT_TIME=200");
    }

    boolean embedded() {
        return url.startsWith("jdbc:h2:");
    }
}
