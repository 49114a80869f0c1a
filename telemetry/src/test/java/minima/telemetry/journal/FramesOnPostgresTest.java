package minima.telemetry.journal;

class FramesOnPostgresTest extends FrameContract {

    @Override
    JournalConfig empty() {
        return Postgres.empty();
    }
}
