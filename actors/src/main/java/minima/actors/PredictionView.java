package minima.actors;

import com.fasterxml.jackson.annotation.JsonInclude;
import minima.training.claim.Prediction;
import minima.training.claim.SamplingPlan;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A prediction as it is drawn: a limit by its value, a curve or bound by points {@code [step, value]}.
 *
 * @param kind {@code limit}, {@code curve} or {@code bound}
 * @param upper of a bound: whether the measurement stays below it
 * @param tag where the number comes from
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PredictionView(
        String strand,
        String metric,
        String kind,
        @Nullable Boolean upper,
        @Nullable Double value,
        @Nullable List<List<Number>> points,
        String source,
        String tag) {

    private static final int EVERY = 5;

    /**
     * A prediction with its points.
     *
     * @param steps where the strand ends: curves are sampled at log-spaced steps up to there
     */
    public static PredictionView of(Prediction prediction, long steps) {
        String tag = prediction.provenance().name();
        if (prediction instanceof Prediction.Limit limit) {
            return new PredictionView(
                    limit.strand(), limit.metric(), "limit", null, limit.value(), null, limit.source(), tag);
        }
        Boolean upper = prediction instanceof Prediction.Bound bound ? bound.upper() : null;
        return new PredictionView(
                prediction.strand(),
                prediction.metric(),
                upper == null ? "curve" : "bound",
                upper,
                null,
                points(prediction, steps),
                prediction.source(),
                tag);
    }

    private static List<List<Number>> points(Prediction prediction, long steps) {
        SamplingPlan plan = SamplingPlan.logSpaced(steps);
        List<List<Number>> points = new ArrayList<>();
        int i = 0;
        for (long step = plan.next(0); step <= steps; step = plan.next(step)) {
            if (i++ % EVERY == 0 || step == steps) {
                points.add(List.of(step, prediction.at(step)));
            }
        }
        return points;
    }
}
