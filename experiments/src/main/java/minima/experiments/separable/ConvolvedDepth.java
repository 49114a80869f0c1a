package minima.experiments.separable;

import minima.training.claim.Assumption;
import minima.training.claim.History;
import minima.training.claim.LastDecade;
import minima.training.claim.Measure;
import minima.training.claim.Prediction;
import minima.training.claim.Prediction.Limit;
import minima.training.claim.Prediction.Provenance;
import minima.training.claim.Series;
import minima.training.claim.Strand;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;
import minima.training.data.Samples;
import minima.training.descent.LinearSimulation;
import minima.training.measure.FourierMeasures;
import minima.training.measure.LinearMeasures;
import minima.training.oracle.BridgeCriticalPoints;
import minima.training.oracle.FourierBridge;
import minima.training.oracle.FourierNorm;
import minima.training.oracle.HardMargin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import static minima.training.measure.Metrics.GAP_ORACLE;
import static minima.training.measure.Metrics.LOSS_LOG;
import static minima.training.measure.Metrics.MARGIN_L2;
import static minima.training.measure.Metrics.NORM_BRIDGE;
import static minima.training.measure.Metrics.NORM_L2;
import static minima.training.measure.Metrics.STATIONARITY;

/**
 * A network judged by the limit problem of L convolutions.
 *
 * @param norms the least norm for L ≤ 2, the critical ones that were found for L ≥ 3
 * @param outside for L = 2 the largest {@code |Σ αᵢẑᵢₖ|} over frequencies that the limit has not, else 0
 */
record ConvolvedDepth(Strand strand, int layers, List<Double> norms, double outside) {

    private static final String GUNASEKAR =
            "Gunasekar et al., Implicit Bias of Gradient Descent on Linear Convolutional Networks, NeurIPS 2018";

    /** A power of t nearer to 0 cannot be told from a constant in one decade. */
    private static final double SLOWEST = 0.1;

    /** Change of the norm over the second half beyond which the direction has not settled. */
    private static final double SETTLED = 0.005;

    static ConvolvedDepth of(
            String name, LinearSimulation network, int layers, Samples data, FourierNorm least, long steps) {
        double[] norms = norms(data, least, layers);
        FourierMeasures fourier = new FourierMeasures(network, layers);
        List<Measure> measures = new ArrayList<>(List.of(fourier.l1(), fourier.bridge(), fourier.count()));
        measures.addAll(new LinearMeasures(network).measures(MARGIN_L2, NORM_L2, LOSS_LOG));
        measures.add(fourier.stationarity(FourierBridge.of(data, layers)::residual));
        if (norms.length > 0) {
            measures.add(fourier.gap(norms));
        }
        Strand strand = new Strand(name, network, measures, steps, false).with(fourier.spectrum());
        double outside = layers == 2 && least.separable()
                ? LeastNorm.fourier(least, data).outside()
                : 0;
        return new ConvolvedDepth(strand, layers, Arrays.stream(norms).boxed().toList(), outside);
    }

    private static double[] norms(Samples data, FourierNorm least, int layers) {
        if (!least.separable()) {
            return new double[0];
        }
        return switch (layers) {
            case 1 -> new double[] {HardMargin.of(data).norm()};
            case 2 -> new double[] {least.norm()};
            default -> BridgeCriticalPoints.norms(data, layers);
        };
    }

    ConvolvedDepth asControl() {
        return new ConvolvedDepth(strand.asControl(), layers, norms, outside);
    }

    /** {@code min(1, 2(1 − outside))}: what is left falls like t to minus this. */
    private double power() {
        return Math.min(1, 2 * (1 - outside));
    }

    Stream<Assumption> assumptions() {
        return layers == 2 && !norms.isEmpty() ? Stream.of(visible()) : Stream.empty();
    }

    private Assumption visible() {
        return Assumption.of(
                "other frequencies fall visibly",
                power() >= SLOWEST,
                "the slowest like t^-%.3g for L = 2: its dual has modulus %.4g".formatted(power(), outside));
    }

    Stream<Prediction> predictions() {
        if (strand.control() || norms.isEmpty()) {
            return Stream.empty();
        }
        Prediction stationary = new Limit(strand.name(), STATIONARITY, 0, GUNASEKAR, Provenance.S);
        Prediction norm = new Limit(strand.name(), NORM_BRIDGE, norms.get(0), GUNASEKAR, Provenance.V);
        return layers > 2 ? Stream.of(stationary) : Stream.of(stationary, norm);
    }

    /** A control may keep first-order conditions, so it is judged by its norm alone. */
    Stream<Verdict> verdicts(History history) {
        return (strand.control() ? Stream.of(GAP_ORACLE) : Stream.of(STATIONARITY, GAP_ORACLE))
                .filter(strand.metrics()::contains)
                .map(metric -> LastDecade.fallsLike(strand, metric, -power(), history, GUNASEKAR))
                .map(verdict -> layers == 2 ? verdict.restingOn(visible()) : verdict)
                .map(verdict -> strand.control() ? verdict : unlessTooEarly(verdict, history));
    }

    /**
     * The theorem speaks of runs that separate the data and converge in direction; what falls, though slower than asked
     * for, may still fall faster later.
     */
    private Verdict unlessTooEarly(Verdict verdict, History history) {
        Series norm = history.series(strand.name(), NORM_BRIDGE);
        double moved = Math.abs(norm.at(strand.steps() / 2.0) / norm.last() - 1);
        boolean early = history.last(strand, LOSS_LOG) >= Math.log(Math.log(2))
                || !(moved <= SETTLED)
                || verdict.measured() <= -SLOWEST;
        return verdict.outcome() == Outcome.REFUTED && early
                ? verdict.as(
                        Outcome.INCONCLUSIVE,
                        "the direction has not settled: in the second half its norm moved by %.2g. Maybe more --steps"
                                .formatted(moved))
                : verdict;
    }
}
