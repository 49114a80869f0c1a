package minima.dashboards.alert;

import minima.actors.RunJson;
import minima.actors.RunReport;
import minima.dashboards.query.RunQuery;
import minima.telemetry.event.RunState;
import minima.training.claim.Verdict;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a rule asks of a run, or of the laboratory. */
sealed interface Condition {

    /** Of a run. */
    sealed interface OfRun extends Condition {

        /**
         * What is the case, in words; null where the condition does not hold.
         *
         * @param idle for how long the run has been running without a step
         */
        @Nullable
        String of(RunReport run, Duration idle);
    }

    /** Of the laboratory itself. */
    sealed interface OfLaboratory extends Condition {

        /** What is the case, in words; null where the condition does not hold. */
        @Nullable
        String of(Pulse pulse);
    }

    /** The run diverged, or the last value of a measure of its claim is not finite; a control may diverge. */
    record NotANumber() implements OfRun {

        @Override
        public @Nullable String of(RunReport run, Duration idle) {
            if (run.status() == RunState.DIVERGED) {
                return said(run);
            }
            return run.strands().stream()
                    .filter(strand -> !strand.control())
                    .flatMap(strand -> run.finalValues().getOrDefault(strand.name(), Map.of()).entrySet().stream()
                            .filter(last -> !Double.isFinite(last.getValue()))
                            .map(last -> "%s of %s is %s".formatted(last.getKey(), strand.name(), last.getValue())))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** The run failed. */
    record Failed() implements OfRun {

        @Override
        public @Nullable String of(RunReport run, Duration idle) {
            return run.status() == RunState.FAILED ? said(run) : null;
        }
    }

    /** A claim's verdict is REFUTED, or a control's is SUPPORTED. */
    record Refuted() implements OfRun {

        @Override
        public @Nullable String of(RunReport run, Duration idle) {
            return run.verdicts().stream()
                    .filter(verdict -> verdict.outcome()
                            == (verdict.control() ? Verdict.Outcome.SUPPORTED : Verdict.Outcome.REFUTED))
                    .map(Refuted::words)
                    .findFirst()
                    .orElse(null);
        }

        private static String words(Verdict verdict) {
            return "%s of %s: predicted %s, measured %s"
                    .formatted(
                            verdict.quantity(),
                            verdict.control() ? "the control " + verdict.strand() : verdict.strand(),
                            (float) verdict.predicted(),
                            (float) verdict.measured());
        }
    }

    /** The run is running and has taken no step for so long. */
    record Stalled(Duration patience) implements OfRun {

        @Override
        public @Nullable String of(RunReport run, Duration idle) {
            return run.status() == RunState.RUNNING && idle.compareTo(patience) >= 0
                    ? "no step since step %d".formatted(run.step())
                    : null;
        }
    }

    /** A query wants the run. */
    record Wanted(RunQuery query) implements OfRun {

        @Override
        public @Nullable String of(RunReport run, Duration idle) {
            var report = RunJson.tree(asked(run));
            if (!query.matches(report)) {
                return null;
            }
            String compared = query.compared(report);
            return compared.isEmpty() ? run.status().name().toLowerCase(Locale.ROOT) : compared;
        }

        /** What a query can ask for; the rest of a report, such as its predicted curves, may be long. */
        private static Map<String, Object> asked(RunReport run) {
            Map<String, Object> asked = new LinkedHashMap<>();
            asked.put("run", run.run());
            asked.put("experiment", run.experiment());
            asked.put("family", run.family());
            asked.put("title", run.title());
            asked.put("status", run.status());
            asked.put("batch", String.valueOf(run.batch()));
            asked.put("seed", run.seed());
            asked.put("final", run.finalValues());
            asked.put("verdicts", run.verdicts());
            return asked;
        }
    }

    /** The journal takes nothing. */
    record JournalDown() implements OfLaboratory {

        @Override
        public @Nullable String of(Pulse pulse) {
            return pulse.journalTrouble();
        }
    }

    /** More records than this have not been taken by Kafka. */
    record Lagging(long most) implements OfLaboratory {

        @Override
        public @Nullable String of(Pulse pulse) {
            return pulse.lag() > most ? "Kafka has not taken %d records".formatted(pulse.lag()) : null;
        }
    }

    private static String said(RunReport run) {
        return run.failure() == null ? run.status().name().toLowerCase(Locale.ROOT) : run.failure();
    }
}
