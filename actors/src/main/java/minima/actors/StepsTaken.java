package minima.actors;

import com.fasterxml.jackson.databind.JsonNode;
import minima.telemetry.event.RunState;
import minima.telemetry.journal.Journal;
import minima.training.claim.Strand;
import minima.training.claim.Trial;

/**
 * Which steps a run has taken, as far as its report and the journal tell.
 *
 * @param report as it is now if the run is alive here, else as it was stored last
 */
record StepsTaken(RunOrder order, Trial trial, JsonNode report, boolean alive, Journal journal) {

    /** The step that each strand has taken, or has ended before; of a diverged run the last before that. */
    long last() {
        RunState state = RunState.valueOf(report.path("status").asText());
        long told = report.path("step").asLong();
        boolean begun = alive && !report.path("strands").isEmpty();
        if (begun || state == RunState.COMPLETED) {
            return told;
        }
        boolean diverged = state == RunState.DIVERGED;
        long recorded = trial.strands().stream()
                .filter(strand -> recordedUntil(strand) < strand.steps() && !(diverged && strand.control()))
                .mapToLong(strand -> recordedUntil(strand) - (diverged ? 1 : 0))
                .min()
                .orElse(trial.strands().stream().mapToLong(Strand::steps).max().orElse(0));
        boolean toldAll = diverged || state == RunState.FAILED;
        return Math.max(0, toldAll ? recorded : Math.max(told, recorded));
    }

    /** Where a strand stood at {@code step}: there, or where it had ended. */
    long standing(Strand strand, long step) {
        long limit = Math.min(step, strand.steps());
        long recorded = recordedUntil(strand);
        // A step that was to be measured and was not tells that the strand diverged at the one before.
        return order.plan(strand).next(recorded) <= limit ? recorded : limit;
    }

    private long recordedUntil(Strand strand) {
        Fork fork = order.fork();
        long first = fork == null ? 0 : fork.heir(strand.name()).step();
        String recordedName = trial.strands().size() == 1 ? null : strand.name();
        return Math.max(first, journal.lastStep(order.run(), recordedName));
    }
}
