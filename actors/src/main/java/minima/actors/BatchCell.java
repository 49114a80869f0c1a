package minima.actors;

import com.fasterxml.jackson.databind.JsonNode;
import minima.telemetry.event.RunState;
import minima.training.claim.Assumption;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * One run of a batch, as a cell of its grid.
 *
 * @param cell its number: the seed fastest, the first axis slowest
 * @param swept the settings of the axes, in their order
 * @param status a run's state, or {@link #WAITING}
 * @param values strand to metric to newest value
 * @param assumptions what the theorem's hypotheses came to: FAILS where one does, HOLDS where all do, UNKNOWN else, as
 *     long as they are not checked too
 */
public record BatchCell(
        int cell,
        String run,
        Map<String, String> swept,
        long seed,
        String status,
        Map<String, Map<String, Double>> values,
        Tally verdicts,
        Assumption.State assumptions) {

    /** The state of a cell that is not submitted yet. */
    public static final String WAITING = "WAITING";

    /** The cell of a run that is alive. */
    static BatchCell of(Sweep sweep, RunReport report) {
        int cell = sweep.cellOf(report.run());
        return new BatchCell(
                cell,
                report.run(),
                sweep.swept(cell),
                report.seed(),
                report.status().name(),
                report.finalValues(),
                Tally.of(RunJson.tree(report.verdicts())),
                together(report.assumptions().stream().map(Assumption::state).toList()));
    }

    /**
     * A cell from its run's report as JSON.
     *
     * @param report null where the run is not submitted yet
     */
    public static BatchCell of(Sweep sweep, int cell, @Nullable JsonNode report) {
        Map<String, Map<String, Double>> values = new LinkedHashMap<>();
        JsonNode told = report == null ? RunJson.tree(Map.of("status", WAITING)) : report;
        told.path("final").properties().forEach(strand -> {
            Map<String, Double> ofStrand = new LinkedHashMap<>();
            strand.getValue().properties().forEach(value -> ofStrand.put(value.getKey(), number(value.getValue())));
            values.put(strand.getKey(), ofStrand);
        });
        return new BatchCell(
                cell,
                sweep.run(cell),
                sweep.swept(cell),
                sweep.seed(cell),
                told.path("status").asText(),
                values,
                Tally.of(told.path("verdicts")),
                together(told.path("assumptions").findValuesAsText("state").stream()
                        .map(Assumption.State::valueOf)
                        .toList()));
    }

    private static Assumption.State together(List<Assumption.State> states) {
        if (states.contains(Assumption.State.FAILS)) {
            return Assumption.State.FAILS;
        }
        boolean open = states.isEmpty() || states.contains(Assumption.State.UNKNOWN);
        return open ? Assumption.State.UNKNOWN : Assumption.State.HOLDS;
    }

    /** This cell with chosen values alone. */
    BatchCell with(Predicate<String> metrics) {
        Map<String, Map<String, Double>> kept = new LinkedHashMap<>();
        values.forEach((strand, ofStrand) -> {
            Map<String, Double> chosen = new LinkedHashMap<>(ofStrand);
            chosen.keySet().removeIf(metrics.negate());
            kept.put(strand, chosen);
        });
        return new BatchCell(cell, run, swept, seed, status, kept, verdicts, assumptions);
    }

    boolean completed() {
        return status.equals(RunState.COMPLETED.name());
    }

    /** Infinities and NaN stand as text in JSON. */
    private static double number(JsonNode value) {
        return value.isNumber() ? value.asDouble() : Double.parseDouble(value.asText());
    }
}
