package minima.actors;

import com.fasterxml.jackson.databind.JsonNode;
import minima.telemetry.event.RunState;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * One run of a batch, as a cell of its grid.
 *
 * @param cell its number: the seed fastest, the first axis slowest
 * @param swept the settings of the axes, in their order
 * @param status a run's state, or {@link #WAITING}
 * @param values strand to metric to newest value
 */
public record BatchCell(
        int cell,
        String run,
        Map<String, String> swept,
        long seed,
        String status,
        Map<String, Map<String, Double>> values,
        Tally verdicts) {

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
                Tally.of(RunJson.tree(report.verdicts())));
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
                Tally.of(told.path("verdicts")));
    }

    /** This cell with chosen values alone. */
    BatchCell with(Predicate<String> metrics) {
        Map<String, Map<String, Double>> kept = new LinkedHashMap<>();
        values.forEach((strand, ofStrand) -> {
            Map<String, Double> chosen = new LinkedHashMap<>(ofStrand);
            chosen.keySet().removeIf(metrics.negate());
            kept.put(strand, chosen);
        });
        return new BatchCell(cell, run, swept, seed, status, kept, verdicts);
    }

    boolean completed() {
        return status.equals(RunState.COMPLETED.name());
    }

    /** Infinities and NaN stand as text in JSON. */
    private static double number(JsonNode value) {
        return value.isNumber() ? value.asDouble() : Double.parseDouble(value.asText());
    }
}
