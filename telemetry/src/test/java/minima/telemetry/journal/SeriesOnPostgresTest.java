package minima.telemetry.journal;

class SeriesOnPostgresTest extends SeriesContract {

    @Override
    JournalConfig empty() {
        return Postgres.empty();
    }
}
