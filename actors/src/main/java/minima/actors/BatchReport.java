package minima.actors;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import minima.telemetry.event.BatchRecord;
import minima.telemetry.event.RunState;
import minima.training.claim.Interval;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A batch as people and programs see it, at one moment: each cell with its newest values, and each combination of
 * settings summed up over its seeds.
 *
 * @param status RUNNING until every run has ended, or the batch was cancelled
 * @param counts state to number of cells; {@code WAITING} are not submitted yet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BatchReport(
        String batch,
        String experiment,
        RunState status,
        long created,
        long ended,
        Map<String, String> settings,
        List<Sweep.Axis> axes,
        List<Long> seeds,
        @Nullable String data,
        int total,
        Map<String, Long> counts,
        List<Cell> cells,
        List<Group> groups) {

    /** The state of a cell that is not submitted yet. */
    public static final String WAITING = "WAITING";

    /**
     * One run.
     *
     * @param swept the settings of the axes
     * @param values strand to metric to newest value
     * @param verdicts how many there are
     * @param asTheyShould how many of them are as they should be
     */
    public record Cell(
            int cell,
            String run,
            Map<String, String> swept,
            long seed,
            String status,
            Map<String, Map<String, Double>> values,
            int verdicts,
            int asTheyShould) {

        boolean completed() {
            return status.equals(RunState.COMPLETED.name());
        }
    }

    /**
     * The completed runs of one combination of settings, over seeds.
     *
     * @param runs how many have completed
     * @param values strand to metric to what it is over these runs
     */
    public record Group(
            Map<String, String> swept,
            int runs,
            int verdicts,
            int asTheyShould,
            Map<String, Map<String, Summary>> values) {}

    /** Mean over seeds with Student's interval at level 0.95, and extremes; the interval is null for one seed. */
    public record Summary(
            double mean, @Nullable Double low, @Nullable Double high, double min, double max) {

        static Summary of(double... values) {
            Interval interval = Interval.ofMean(0.95, values);
            boolean bounded = Double.isFinite(interval.halfWidth());
            double min = Double.POSITIVE_INFINITY;
            double max = Double.NEGATIVE_INFINITY;
            for (double value : values) {
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
            return new Summary(
                    interval.estimate(), bounded ? interval.low() : null, bounded ? interval.high() : null, min, max);
        }
    }

    /**
     * The batch now.
     *
     * @param reports run id to its report as JSON, null where it is not submitted yet
     * @param metrics which values are kept
     */
    public static BatchReport of(
            BatchRecord record, Function<String, @Nullable JsonNode> reports, Predicate<String> metrics) {
        Sweep sweep = RunJson.read(record.order(), Sweep.class);
        List<Cell> cells = IntStream.range(0, sweep.cells())
                .mapToObj(cell -> cell(sweep, cell, reports.apply(sweep.run(cell)), metrics))
                .toList();
        return new BatchReport(
                record.id(),
                record.experiment(),
                record.endedMs() == 0 ? RunState.RUNNING : RunState.COMPLETED,
                record.createdMs(),
                record.endedMs(),
                new TreeMap<>(sweep.settings()),
                sweep.axes(),
                sweep.seeds(),
                sweep.data(),
                sweep.cells(),
                new TreeMap<>(cells.stream().collect(Collectors.groupingBy(Cell::status, Collectors.counting()))),
                cells,
                groups(sweep, cells));
    }

    /** This report for a list of batches. */
    public BatchReport withoutCells() {
        return new BatchReport(
                batch,
                experiment,
                status,
                created,
                ended,
                settings,
                axes,
                seeds,
                data,
                total,
                counts,
                List.of(),
                List.of());
    }

    private static Cell cell(Sweep sweep, int cell, @Nullable JsonNode report, Predicate<String> metrics) {
        Map<String, Map<String, Double>> values = new LinkedHashMap<>();
        int verdicts = 0;
        int good = 0;
        if (report != null) {
            report.path("final").properties().forEach(strand -> {
                Map<String, Double> kept = new LinkedHashMap<>();
                strand.getValue().properties().stream()
                        .filter(value -> metrics.test(value.getKey()))
                        .forEach(value -> kept.put(value.getKey(), number(value.getValue())));
                values.put(strand.getKey(), kept);
            });
            for (JsonNode verdict : report.path("verdicts")) {
                boolean supported = verdict.path("outcome").asText().equals("SUPPORTED");
                verdicts++;
                good += supported != verdict.path("control").asBoolean() ? 1 : 0;
            }
        }
        String status = report == null ? WAITING : report.path("status").asText();
        return new Cell(cell, sweep.run(cell), sweep.swept(cell), sweep.seed(cell), status, values, verdicts, good);
    }

    /** Infinities and NaN stand as text in JSON. */
    private static double number(JsonNode value) {
        return value.isNumber() ? value.asDouble() : Double.parseDouble(value.asText());
    }

    private static List<Group> groups(Sweep sweep, List<Cell> cells) {
        List<Group> groups = new ArrayList<>();
        int seeds = sweep.seeds().size();
        for (int from = 0; from < cells.size(); from += seeds) {
            List<Cell> completed = cells.subList(from, from + seeds).stream()
                    .filter(Cell::completed)
                    .toList();
            groups.add(new Group(
                    sweep.swept(from),
                    completed.size(),
                    completed.stream().mapToInt(Cell::verdicts).sum(),
                    completed.stream().mapToInt(Cell::asTheyShould).sum(),
                    summaries(completed)));
        }
        return groups;
    }

    private static Map<String, Map<String, Summary>> summaries(List<Cell> completed) {
        Map<String, Map<String, Summary>> summaries = new LinkedHashMap<>();
        if (completed.isEmpty()) {
            return summaries;
        }
        completed.get(0).values().forEach((strand, metrics) -> {
            Map<String, Summary> ofStrand = new LinkedHashMap<>();
            for (String metric : metrics.keySet()) {
                ofStrand.put(
                        metric,
                        Summary.of(completed.stream()
                                .mapToDouble(cell -> cell.values()
                                        .getOrDefault(strand, Map.of())
                                        .getOrDefault(metric, Double.NaN))
                                .toArray()));
            }
            summaries.put(strand, ofStrand);
        });
        return summaries;
    }
}
