package minima.experiments.leastsquares;

import minima.training.claim.History;
import minima.training.claim.Measure;
import minima.training.claim.Prediction;
import minima.training.claim.Prediction.Curve;
import minima.training.claim.Prediction.Provenance;
import minima.training.claim.Series;
import minima.training.claim.Strand;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;
import minima.training.data.Samples;
import minima.training.descent.Adam;
import minima.training.descent.HeavyBall;
import minima.training.descent.Nesterov;
import minima.training.descent.Optimizer;
import minima.training.descent.ParametrizedDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.measure.LinearMeasures;
import minima.training.measure.OracleMeasures;
import minima.training.model.LinearModel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;

import static minima.training.measure.Metrics.DISTANCE_ORACLE;
import static minima.training.measure.Metrics.DISTANCE_SPAN;
import static minima.training.measure.Metrics.LOSS_TRAIN;
import static minima.training.measure.Metrics.NORM_L2;

/**
 * The half of {@link Momentum} on least squares: with η = 1/σ²max heavy ball and Nesterov stay in the span and go to
 * X⁺y, the error along each singular direction by a recurrence of second order.
 */
final class MomentumOnSquares {

    private static final String SOURCE = "second-order recurrence along each singular direction, docs/papers.md";

    /** Rounding of a decomposition and of as many steps as contraction allows, relative to the longest iterate. */
    private static final double ROUNDING = 1e-9;

    private final Contraction answer;
    private final LinearModel model;
    private final long steps;
    private final List<Strand> strands = new ArrayList<>();
    private final Map<String, DoubleFunction<SecondOrder>> laws = new LinkedHashMap<>();

    MomentumOnSquares(Samples data, List<Double> momenta, long steps) {
        this.answer = Contraction.of(data);
        this.model = LinearModel.regression(data);
        this.steps = steps;
        int d = data.dimension();
        double eta = 1 / (answer.sigmaMax() * answer.sigmaMax());
        for (double beta : momenta) {
            strand("squares-heavy-ball-" + beta, new HeavyBall(d), eta, beta, false);
            laws.put("squares-heavy-ball-" + beta, squared -> SecondOrder.heavyBall(eta * squared, beta));
            if (beta > 0) {
                strand("squares-nesterov-" + beta, new Nesterov(new double[d]), eta, beta, false);
                laws.put("squares-nesterov-" + beta, squared -> SecondOrder.nesterov(eta * squared, beta));
            }
        }
        if (answer.nullity() > 0) {
            double step = answer.norm() / 100;
            strand("squares-adam", Adam.of(d, 0.9, 0.999, step / eta), step, 0, true);
        }
    }

    private void strand(String name, Optimizer optimizer, double eta, double beta, boolean control) {
        ParametrizedDescent descent =
                new ParametrizedDescent(model, optimizer, new Schedule.Constant(new Regulation(eta, beta, 0)));
        List<Measure> measures = new ArrayList<>();
        measures.add(new OracleMeasures(descent, answer.weights()).distance());
        measures.add(new Measure(DISTANCE_SPAN, () -> answer.distanceToSpan(descent.weights())));
        measures.addAll(new LinearMeasures(descent).measures(LOSS_TRAIN, NORM_L2));
        strands.add(new Strand(name, descent, measures, steps, control));
    }

    List<Strand> strands() {
        return strands;
    }

    List<Prediction> predictions() {
        List<Prediction> predictions = new ArrayList<>();
        laws.forEach((name, law) -> predictions.add(
                new Curve(name, DISTANCE_ORACLE, t -> answer.distanceAfter(t, law), SOURCE, Provenance.D)));
        return predictions;
    }

    Stream<Verdict> verdicts(History history) {
        return strands.stream().flatMap(strand -> strand.control() ? control(strand, history) : claim(strand, history));
    }

    private Stream<Verdict> claim(Strand strand, History history) {
        DoubleFunction<SecondOrder> law = Objects.requireNonNull(laws.get(strand.name()));
        Series distance = history.series(strand.name(), DISTANCE_ORACLE);
        double farthest = 0;
        for (int i = 0; i < distance.size(); i++) {
            double exact = answer.distanceAfter(distance.step(i), law);
            farthest = Math.max(farthest, Math.abs(distance.value(i) - exact));
        }
        double rounding = rounding(strand, history);
        Verdict exact = Verdict.within(
                strand, "exact iterate at every measured step", 0, farthest, rounding, "rounding, 1e-9", SOURCE);
        return Stream.of(limit(strand, answer.distanceAfter(steps, law), history), exact, span(strand, history));
    }

    private Stream<Verdict> control(Strand strand, History history) {
        Verdict span = span(strand, history);
        Stream<Verdict> verdicts = Stream.of(limit(strand, 0, history), span);
        return span.supported()
                ? verdicts.map(verdict -> verdict.as(Outcome.NOT_APPLICABLE, "stays in the span of these data"))
                : verdicts;
    }

    private Verdict limit(Strand strand, double left, History history) {
        return Verdict.within(
                strand,
                DISTANCE_ORACLE + " → 0",
                0,
                history.last(strand, DISTANCE_ORACLE),
                left + rounding(strand, history),
                "what the recurrence leaves at the last step, and rounding",
                SOURCE);
    }

    private Verdict span(Strand strand, History history) {
        return Verdict.within(
                strand,
                DISTANCE_SPAN,
                0,
                history.last(strand, DISTANCE_SPAN),
                rounding(strand, history),
                "rounding, 1e-9 of the longest iterate",
                SOURCE);
    }

    private double rounding(Strand strand, History history) {
        Series norm = history.series(strand.name(), NORM_L2);
        double longest = answer.reach();
        for (int i = 0; i < norm.size(); i++) {
            longest = Math.max(longest, norm.value(i));
        }
        return ROUNDING * longest;
    }
}
