package minima.experiments.leastsquares;

import minima.training.claim.Always;
import minima.training.claim.History;
import minima.training.claim.Measure;
import minima.training.claim.Prediction;
import minima.training.claim.Prediction.Bound;
import minima.training.claim.Prediction.Curve;
import minima.training.claim.Prediction.Limit;
import minima.training.claim.Prediction.Provenance;
import minima.training.claim.Series;
import minima.training.claim.Strand;
import minima.training.claim.VectorMeasure;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;
import minima.training.descent.LinearSimulation;
import minima.training.measure.LinearMeasures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Stream;

import static minima.training.measure.Metrics.DEGREES_FREEDOM;
import static minima.training.measure.Metrics.DISTANCE_ORACLE;
import static minima.training.measure.Metrics.DISTANCE_RIDGE;
import static minima.training.measure.Metrics.EXCESS_RISK;
import static minima.training.measure.Metrics.LOSS_TRAIN;
import static minima.training.measure.Metrics.NORM_L2;
import static minima.training.measure.Metrics.RISK_RATIO;
import static minima.training.measure.Metrics.SPECTRUM_FILTER;

/**
 * A descent that may stop at any t, beside the ridge regression with λ = 1/(ηt): what is measured of it, predicted and
 * judged.
 *
 * @param law what theory says of it
 */
record StoppedPath(Strand strand, SpectralFilter spectrum, Law law) {

    /**
     * @param filter of each direction after t steps
     * @param kappa the largest factor between that and ridge's
     * @param rounding of the iterate after all steps, absolute
     */
    record Law(LongFunction<double[]> filter, double kappa, double rounding) {}

    private static final String EXACT = "exact by the singular value decomposition, docs/papers.md";

    private static final String ALI = "Ali, Kolter, Tibshirani, AISTATS 2019; for steps of finite size docs/papers.md";

    /** Of quotients of two sums of equally many terms. */
    private static final double QUOTIENT = 1e-6;

    static StoppedPath of(String name, LinearSimulation descent, SpectralFilter spectrum, Law law, long steps) {
        List<Measure> measures = new ArrayList<>(List.of(
                new Measure(EXCESS_RISK, () -> spectrum.risk(spectrum.of(descent.weights()))),
                new Measure(
                        RISK_RATIO,
                        () -> spectrum.risk(spectrum.of(descent.weights()))
                                / spectrum.risk(spectrum.ridge((double) descent.steps()))),
                new Measure(DISTANCE_RIDGE, () -> {
                    double[] ridge = spectrum.ridge((double) descent.steps());
                    return spectrum.distance(spectrum.of(descent.weights()), ridge) / spectrum.norm(ridge);
                }),
                new Measure(DEGREES_FREEDOM, () -> Arrays.stream(spectrum.of(descent.weights()))
                        .sum()),
                new Measure(
                        DISTANCE_ORACLE,
                        () -> spectrum.distance(
                                spectrum.of(descent.weights()), law.filter().apply(descent.steps())))));
        measures.addAll(new LinearMeasures(descent).measures(LOSS_TRAIN, NORM_L2));
        VectorMeasure factors = new VectorMeasure(SPECTRUM_FILTER, spectrum.size(), into -> {
            double[] f = spectrum.of(descent.weights());
            System.arraycopy(f, 0, into, 0, f.length);
        });
        return new StoppedPath(new Strand(name, descent, measures, steps, false).with(factors), spectrum, law);
    }

    StoppedPath asControl() {
        return new StoppedPath(strand.asControl(), spectrum, law);
    }

    List<Prediction> predictions() {
        String name = strand.name();
        return List.of(
                new Curve(
                        name,
                        DEGREES_FREEDOM,
                        t -> Arrays.stream(law.filter().apply(t)).sum(),
                        EXACT,
                        Provenance.D),
                new Limit(name, EXCESS_RISK, spectrum.bestRidgeRisk(), "ridge with its best λ", Provenance.V),
                Bound.upper(name, DISTANCE_RIDGE, t -> law.kappa() - 1, ALI),
                Bound.upper(name, RISK_RATIO, t -> law.kappa() * law.kappa(), ALI));
    }

    Stream<Verdict> verdicts(History history) {
        Verdict exact = Verdict.within(
                strand,
                "exact filters at every measured step",
                0,
                extreme(history.series(strand.name(), DISTANCE_ORACLE), 1),
                law.rounding(),
                "rounding of each step, kept for 1/(ησ²min) steps",
                EXACT);
        Verdict near = Always.atMost(strand, DISTANCE_RIDGE, t -> law.kappa() - 1, QUOTIENT, history, ALI);
        Verdict risk = Always.atMost(strand, RISK_RATIO, t -> law.kappa() * law.kappa(), QUOTIENT, history, ALI);
        return strand.control() ? Stream.of(exact, near) : Stream.of(exact, near, risk, best(history));
    }

    /**
     * The best stopping time is at most κ² worse than the best λ, as at t = 1/(ηλ) it is at most κ² worse than that λ.
     */
    private Verdict best(History history) {
        Series risk = history.series(strand.name(), EXCESS_RISK);
        double least = -extreme(risk, -1);
        Verdict verdict = Verdict.atMost(
                strand,
                "risk at the best t over that of the best λ",
                law.kappa() * law.kappa(),
                least / spectrum.bestRidgeRisk(),
                QUOTIENT,
                "rounding",
                ALI);
        return verdict.outcome() == Outcome.REFUTED && least == risk.last()
                ? verdict.as(Outcome.INCONCLUSIVE, "the risk still falls at the last step. Maybe more --steps")
                : verdict;
    }

    private static double extreme(Series series, int sign) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < series.size(); i++) {
            largest = Math.max(largest, sign * series.value(i));
        }
        return largest;
    }
}
