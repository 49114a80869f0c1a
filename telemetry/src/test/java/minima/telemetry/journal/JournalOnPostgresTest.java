package minima.telemetry.journal;

class JournalOnPostgresTest extends JournalContract {

    @Override
    JournalConfig empty() {
        return Postgres.empty();
    }
}
