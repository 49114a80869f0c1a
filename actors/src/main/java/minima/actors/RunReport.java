package minima.actors;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import minima.telemetry.event.RunState;
import minima.training.claim.Assumption;
import minima.training.claim.Pace;
import minima.training.claim.Strand;
import minima.training.claim.VectorMeasure;
import minima.training.claim.Verdict;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * A run as people and programs see it, at one moment: the JSON of the command line, of the API, and of the journal. A
 * reader passes over what else stands in it: events, forks, notes.
 *
 * @param status of its life cycle
 * @param step the step of its slowest strand
 * @param seconds on the clock while it ran, over all its executions
 * @param rate steps a second over all strands, 0 while it does not step
 * @param finalValues strand to metric to latest value
 * @param grids the trial's tables with the newest values
 * @param digests strand to SHA-256 of its final state
 * @param parent where a fork comes from
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record RunReport(
        String run,
        String experiment,
        String family,
        String title,
        RunState status,
        @Nullable String batch,
        long seed,
        long step,
        long steps,
        double seconds,
        double rate,
        @Nullable Double etaSeconds,
        long created,
        Map<String, Object> settings,
        String statement,
        List<String> sources,
        List<String> keyMetrics,
        @Nullable Data data,
        String command,
        List<StrandView> strands,
        List<Assumption> assumptions,
        List<PredictionView> predictions,
        @JsonProperty("final") Map<String, Map<String, Double>> finalValues,
        List<Verdict> verdicts,
        List<GridView> grids,
        Map<String, String> digests,
        @Nullable String failure,
        @Nullable Parent parent) {

    /** The run and the step that a fork began with, and its settings that differ. */
    public record Parent(String run, long step, Map<String, Object> settings) {}

    /** The user's data and their fingerprint. */
    public record Data(String name, @Nullable String sha256) {}

    /**
     * A strand's name, part, metrics and vector measures.
     *
     * @param pace null in what an earlier version wrote
     * @param planes of those vector measures that have one
     */
    public record StrandView(
            String name,
            boolean control,
            List<String> metrics,
            long steps,
            List<String> vectors,
            @Nullable Pace pace,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, PlaneView> planes) {

        public StrandView {
            planes = planes == null ? Map.of() : planes; // absent in JSON where there are none
        }

        public static StrandView of(Strand strand) {
            return new StrandView(
                    strand.name(),
                    strand.control(),
                    strand.metrics(),
                    strand.steps(),
                    strand.vectors().stream().map(VectorMeasure::measure).toList(),
                    strand.simulation().pace(),
                    PlaneView.of(strand.vectors()));
        }
    }

    /** This report of a run that cannot go on. */
    RunReport failed(String cause) {
        return new RunReport(
                run,
                experiment,
                family,
                title,
                RunState.FAILED,
                batch,
                seed,
                step,
                steps,
                seconds,
                0,
                null,
                created,
                settings,
                statement,
                sources,
                keyMetrics,
                data,
                command,
                strands,
                assumptions,
                predictions,
                finalValues,
                verdicts,
                grids,
                digests,
                cause,
                parent);
    }
}
