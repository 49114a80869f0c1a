package minima.telemetry.journal;

class NotesOnPostgresTest extends NoteContract {

    @Override
    JournalConfig empty() {
        return Postgres.empty();
    }
}
