package minima.telemetry.event;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One run: what was asked for, where it is in its life, how it ended. Times are in milliseconds since 1970.
 *
 * @param batch the batch it was submitted with; null where it was submitted alone
 * @param steps steps it is to take
 * @param startedMs 0 until it starts
 * @param endedMs 0 until it ends
 * @param settings its settings, a JSON object
 * @param command the arguments that run it again
 * @param data the user's data; null where the experiment makes its own
 * @param details assumptions, predictions, verdicts, final values, cause of a failure: a JSON object
 * @param parent what it was forked from; null where it began by itself
 */
public record RunRecord(
        String id,
        String experiment,
        String family,
        String title,
        @Nullable String batch,
        long seed,
        long steps,
        RunState state,
        long createdMs,
        long startedMs,
        long endedMs,
        String settings,
        List<String> command,
        @Nullable DataSet data,
        String details,
        @Nullable Parent parent) {

    /** The run and the step that a fork goes on from, and its settings that differ, a JSON object. */
    public record Parent(String run, long step, String changes) {}

    /** A data set as the user named it, and the digest of its bytes. */
    public record DataSet(String name, String sha256) {}

    public RunRecord {
        command = List.copyOf(command);
    }

    /** A run that is no fork. */
    public RunRecord(
            String id,
            String experiment,
            String family,
            String title,
            @Nullable String batch,
            long seed,
            long steps,
            RunState state,
            long createdMs,
            long startedMs,
            long endedMs,
            String settings,
            List<String> command,
            @Nullable DataSet data,
            String details) {
        this(
                id,
                experiment,
                family,
                title,
                batch,
                seed,
                steps,
                state,
                createdMs,
                startedMs,
                endedMs,
                settings,
                command,
                data,
                details,
                null);
    }

    /** This run as a fork of another. */
    public RunRecord forkedFrom(@Nullable Parent other) {
        return new RunRecord(
                id,
                experiment,
                family,
                title,
                batch,
                seed,
                steps,
                state,
                createdMs,
                startedMs,
                endedMs,
                settings,
                command,
                data,
                details,
                other);
    }

    /** This run in another state; entering RUNNING for the first time starts it, a terminal state ends it. */
    public RunRecord in(RunState next, long nowMs) {
        long started = next == RunState.RUNNING && startedMs == 0 ? nowMs : startedMs;
        long ended = next.terminal() ? nowMs : 0;
        return new RunRecord(
                id,
                experiment,
                family,
                title,
                batch,
                seed,
                steps,
                next,
                createdMs,
                started,
                ended,
                settings,
                command,
                data,
                details,
                parent);
    }

    /** This run with other details. */
    public RunRecord with(String otherDetails) {
        return new RunRecord(
                id,
                experiment,
                family,
                title,
                batch,
                seed,
                steps,
                state,
                createdMs,
                startedMs,
                endedMs,
                settings,
                command,
                data,
                otherDetails,
                parent);
    }
}
