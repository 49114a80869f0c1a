package minima.dashboards.alert;

import minima.actors.Workbench;
import minima.telemetry.journal.JournalWriter;
import org.jspecify.annotations.Nullable;

/**
 * How the laboratory itself is, at a moment.
 *
 * @param journalTrouble why the journal takes nothing; null while it takes what is said
 * @param lag records that Kafka has not taken, 0 where none are sent
 */
record Pulse(@Nullable String journalTrouble, long lag) {

    static Pulse of(Workbench bench) {
        JournalWriter.Health journal = bench.writer().health();
        boolean well = journal.state() == JournalWriter.State.WELL || journal.state() == JournalWriter.State.CLOSED;
        return new Pulse(
                well ? null : "the journal takes nothing: " + journal.cause(),
                bench.publisher() == null ? 0 : bench.publisher().health().lag());
    }
}
