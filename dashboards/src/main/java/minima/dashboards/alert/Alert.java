package minima.dashboards.alert;

import org.jspecify.annotations.Nullable;

/**
 * A rule and a run of which it is true, as JSON shows it.
 *
 * @param id its own for ever, also beyond this process
 * @param run null where the rule is about the laboratory itself; so is the experiment
 * @param since when the condition began to hold, in milliseconds since 1970
 * @param ended when it was over; null while it stands
 * @param words what was the case
 */
public record Alert(
        String id,
        String rule,
        @Nullable String run,
        @Nullable String experiment,
        long since,
        @Nullable Long ended,
        String words,
        boolean acknowledged) {

    Alert endedAt(long epochMs) {
        return new Alert(id, rule, run, experiment, since, epochMs, words, acknowledged);
    }

    Alert acknowledgedNow() {
        return new Alert(id, rule, run, experiment, since, ended, words, true);
    }

    /** What it is about. */
    String subject() {
        return run == null ? "the laboratory" : run;
    }
}
