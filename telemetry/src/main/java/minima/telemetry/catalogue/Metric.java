package minima.telemetry.catalogue;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every metric there is: name, unit, meaning, source, the axis it reads best on.
 *
 * <p>Here zᵢ = yᵢxᵢ are the samples with their signs, w the weights, L the loss, γ and ŵ the oracle's margin and
 * separator, t the step.
 */
public enum Metric {
    LOSS_TRAIN("loss.train", "nats", Axis.LOG, "empirical loss L = Σ ℓ(zᵢ·w), summed over samples", Source.DEFINITION),
    LOSS_LOG("loss.log", "nats", Axis.LINEAR, "log L by log-sum-exp, finite where L underflows", Source.DEFINITION),
    LOSS_TIMES_STEP(
            "loss.times.step", "nats", Axis.LINEAR, "t L(t), constant where the loss falls like 1/t", Source.SOUDRY),
    ERROR_TRAIN("error.train", "share", Axis.LINEAR, "share of samples with margin ≤ 0", Source.DEFINITION),
    MARGIN_L2("margin.l2", "input units", Axis.LINEAR, "min zᵢ·w / ‖w‖₂", Source.SOUDRY),
    MARGIN_L1("margin.l1", "input units", Axis.LINEAR, "min zᵢ·w / ‖w‖₁", Source.GUNASEKAR),
    MARGIN_LINF("margin.linf", "input units", Axis.LINEAR, "min zᵢ·w / ‖w‖_∞", Source.GUNASEKAR),
    MARGIN_UPPER(
            "margin.upper",
            "input units",
            Axis.LINEAR,
            "‖Σ pᵢzᵢ‖₂ with p = softmax(−margins): no separator has a larger ℓ2 margin",
            Source.DUALITY),
    MARGIN_GAP_LOG(
            "margin.gap.log", "input units", Axis.LINEAR, "(γ − γ_t) log t, bounded where γ_t → γ", Source.SOUDRY),
    NORM_L2("norm.l2", "1", Axis.LINEAR, "‖w‖₂", Source.DEFINITION),
    NORM_L1("norm.l1", "1", Axis.LINEAR, "‖w‖₁", Source.DEFINITION),
    NORM_LINF("norm.linf", "1", Axis.LINEAR, "‖w‖_∞", Source.DEFINITION),
    DISTANCE_INIT("distance.init", "1", Axis.LINEAR, "‖w − w(0)‖₂", Source.DEFINITION),
    DISTANCE_ORACLE("distance.oracle", "1", Axis.LOG, "‖w − ŵ‖₂", Source.DEFINITION),
    DISTANCE_SPAN(
            "distance.span",
            "1",
            Axis.LOG,
            "distance of w − w(0) to the span of the samples, ‖(I − P)(w − w(0))‖₂",
            Source.DEFINITION),
    ANGLE_ORACLE("angle.oracle", "rad", Axis.LOG, "angle between w and ŵ", Source.DEFINITION),
    ANGLE_TAIL(
            "angle.tail",
            "rad",
            Axis.LOG,
            "angle between w and the direction that the tail of its own loss predicts",
            Source.DEFINITION),
    GRADIENT_L2("gradient.l2", "nats", Axis.LOG, "‖∇L‖₂", Source.DEFINITION),
    RESIDUAL_L2("residual.l2", "1", Axis.LINEAR, "‖ρ(t)‖₂ of ρ(t) = w(t) − ŵ log t, bounded", Source.SOUDRY),
    RESIDUAL_SUPPORT(
            "residual.support",
            "1",
            Axis.LOG,
            "max |ρ(t)·zₙ − bₙ| over support vectors n, with bₙ = −log(αₙ/η)",
            Source.SOUDRY),
    SUPPORT_COUNT("support.count", "samples", Axis.LINEAR, "samples with softmax weight above 1 %", Source.DEFINITION),
    STEP_SIZE("step.size", "1", Axis.LOG, "step size of the next step", Source.DEFINITION),
    LOSS_TEST("loss.test", "nats", Axis.LOG, "mean loss on samples that were not trained on", Source.DEFINITION),
    ERROR_TEST(
            "error.test",
            "share",
            Axis.LINEAR,
            "share of wrong predictions on samples that were not trained on",
            Source.DEFINITION),
    ANGLE_VELOCITY("angle.velocity", "rad", Axis.LOG, "angle between the last step and −∇L", Source.DEFINITION),
    STEP_EFFECTIVE("step.effective", "1", Axis.LOG, "length of the last step over ‖∇L‖₂", Source.DEFINITION),
    NORM_ORACLE_RATIO(
            "norm.oracle.ratio",
            "1",
            Axis.LINEAR,
            "norm of w that the claim is about, over the oracle's least",
            Source.DEFINITION),
    NORM_LP(
            "norm.lp",
            "1",
            Axis.LINEAR,
            "the norm of w that the claim is about, where it is none of the named ones",
            Source.DEFINITION),
    BREGMAN_ORACLE(
            "bregman.oracle",
            "1",
            Axis.LOG,
            "Bregman divergence D(ŵ, w) of the potential, ŵ the predicted limit",
            Source.DEFINITION),
    POSITION_LINE(
            "position.line",
            "1",
            Axis.LINEAR,
            "coordinate of w along the line of solutions, from the solution of least ℓ2 norm",
            Source.DEFINITION),
    ACTIVE_COUNT("active.count", "coordinates", Axis.LINEAR, "coordinates of w that are not 0", Source.DEFINITION),
    DISTANCE_LASSO(
            "distance.lasso", "1", Axis.LOG, "distance to the Lasso solution of the same ℓ1 norm", Source.DEFINITION),
    DISTANCE_RIDGE(
            "distance.ridge",
            "1",
            Axis.LOG,
            "distance to the ridge solution with λ = 1/(ηt), over that solution's norm",
            Source.DEFINITION),
    DEGREES_FREEDOM(
            "degrees.freedom", "1", Axis.LINEAR, "effective degrees of freedom Σ 1 − (1 − ησᵢ²)^t", Source.DEFINITION),
    RISK_RATIO(
            "risk.ratio",
            "1",
            Axis.LINEAR,
            "prediction risk of the iterate over that of ridge with λ = 1/(ηt)",
            Source.DEFINITION),
    ENSEMBLE_DIAMETER(
            "ensemble.diameter",
            "1",
            Axis.LOG,
            "largest distance between the members of an ensemble",
            Source.DEFINITION),
    ENSEMBLE_ERROR("ensemble.error", "1", Axis.LOG, "standard error of the ensemble's mean", Source.DEFINITION),
    EXCESS_RISK(
            "excess.risk",
            "nats",
            Axis.LOG,
            "expected loss of the predictor minus that of the comparator",
            Source.DEFINITION),
    REGRET("regret", "nats", Axis.LINEAR, "Σ ℓₜ(wₜ) − Σ ℓₜ(w*) up to this step", Source.DEFINITION),
    REGRET_BOUND(
            "regret.bound",
            "nats",
            Axis.LINEAR,
            "the largest regret that the theorem allows on this path",
            Source.DEFINITION),
    WEIGHT_ENTROPY("weight.entropy", "nats", Axis.LINEAR, "entropy of |w|/‖w‖₁", Source.DEFINITION),
    NEIGHBOUR_DISTANCE(
            "neighbour.distance",
            "1",
            Axis.LOG,
            "mean distance of a test point to its nearest sample",
            Source.DEFINITION),
    MASS_TRUE("mass.true", "1", Axis.LINEAR, "|w| on the feature that carries the label", Source.DEFINITION),
    MASS_SHARED("mass.shared", "1", Axis.LINEAR, "|w| on features that all samples share", Source.DEFINITION),
    MASS_PRIVATE("mass.private", "1", Axis.LINEAR, "largest |w| on features of one sample alone", Source.DEFINITION),
    NORM_RKHS(
            "norm.rkhs",
            "1",
            Axis.LINEAR,
            "norm of the predictor in its reproducing kernel Hilbert space",
            Source.DEFINITION),
    MARGIN_SPECTRAL("margin.spectral", "1", Axis.LINEAR, "min ⟨Zᵢ, W⟩ over the spectral norm of W", Source.DEFINITION),
    MARGIN_QUADRATIC(
            "margin.quadratic", "1", Axis.LINEAR, "min zᵢ·w over the quadratic norm sqrt(w·Pw)", Source.DEFINITION),
    RESIDUAL_LOGLOG(
            "residual.loglog", "1", Axis.LINEAR, "component of w orthogonal to ŵ minus log log t", Source.DEFINITION),
    SUM_CLASSES("sum.classes", "1", Axis.LOG, "‖Σₖ wₖ(t) − Σₖ wₖ(0)‖₂ over classes k, conserved", Source.DEFINITION),
    EDGE(
            "edge",
            "1",
            Axis.LINEAR,
            "weighted correlation of the chosen weak learner with the labels",
            Source.DEFINITION),
    ENTROPY_SAMPLES(
            "entropy.samples", "nats", Axis.LINEAR, "entropy of the distribution over samples", Source.DEFINITION),
    MISTAKES("mistakes", "mistakes", Axis.LINEAR, "mistakes so far", Source.DEFINITION),
    ALIGNMENT_RANK(
            "alignment.rank",
            "1",
            Axis.LOG,
            "largest σ₂/σ₁ over the layers, 0 where each has rank 1",
            Source.DEFINITION),
    BALANCE_DRIFT(
            "balance.drift",
            "1",
            Axis.LOG,
            "largest ‖Bₗ(t) − Bₗ(0)‖_F over layers l, Bₗ = Wₗ₊₁ᵀWₗ₊₁ − WₗWₗᵀ: conserved by gradient flow",
            Source.DEFINITION),
    NORM_DFT1(
            "norm.dft1",
            "1",
            Axis.LINEAR,
            "‖β̂‖₁ of the unitary discrete Fourier transform, over the margin where that is positive",
            Source.DEFINITION),
    NORM_BRIDGE(
            "norm.bridge",
            "1",
            Axis.LINEAR,
            "(Σ|β̂ₖ|^p)^(1/p) of the unitary discrete Fourier transform, p = 2/L, over the margin",
            Source.DEFINITION),
    FREQUENCIES_COUNT(
            "frequencies.count",
            "frequencies",
            Axis.LINEAR,
            "frequencies with |β̂ₖ| above 1 % of the largest",
            Source.DEFINITION),
    STATIONARITY(
            "stationarity",
            "1",
            Axis.LOG,
            "residual of the first-order conditions of the limit problem, relative",
            Source.DEFINITION),
    NORM_NUCLEAR(
            "norm.nuclear",
            "1",
            Axis.LINEAR,
            "Σ singular values, over the margin where the claim is about margins",
            Source.DEFINITION),
    NORM_FROBENIUS("norm.frobenius", "1", Axis.LINEAR, "sqrt(Σ squared singular values)", Source.DEFINITION),
    RANK_EFFECTIVE(
            "rank.effective",
            "1",
            Axis.LINEAR,
            "exp of the entropy of the normalized singular values",
            Source.DEFINITION),
    ERROR_RELATIVE("error.relative", "1", Axis.LOG, "‖W − W*‖_F over ‖W*‖_F", Source.DEFINITION),
    RESIDUAL_TRAIN("residual.train", "1", Axis.LOG, "‖A(W) − y‖₂ over ‖y‖₂", Source.DEFINITION),
    SPECTRUM_DFT(
            "spectrum.dft",
            "1",
            Axis.LINEAR,
            "|β̂ₖ| of the unitary discrete Fourier transform by frequency",
            Source.DEFINITION),
    SPECTRUM_SINGULAR("spectrum.singular", "1", Axis.LOG, "singular values, largest first", Source.DEFINITION),
    MARGIN_DISTRIBUTION(
            "margin.distribution",
            "1",
            Axis.LINEAR,
            "normalized margins of all samples, smallest first",
            Source.DEFINITION),
    MARGIN_LP(
            "margin.lp",
            "input units",
            Axis.LINEAR,
            "min zᵢ·w over the norm of w that the claim is about, where it is none of the named ones",
            Source.GUNASEKAR),
    MARGIN_DUAL(
            "margin.dual",
            "input units",
            Axis.LINEAR,
            "dual norm of Σ pᵢzᵢ, p = softmax(−margins): no w has a larger margin in the norm that the claim is about",
            Source.DUALITY),
    GAP_ORACLE(
            "gap.oracle", "1", Axis.LOG, "share by which margin or norm miss the oracle's optimum", Source.DEFINITION),
    MARGIN_NUCLEAR("margin.nuclear", "input units", Axis.LINEAR, "min ⟨Zᵢ, W⟩ / ‖W‖*", Source.DEFINITION),
    PROGRESS_ORACLE("progress.oracle", "1", Axis.LINEAR, "⟨w, ŵ⟩ over the number of mistakes", Source.DEFINITION),
    GROWTH_RATIO("growth.ratio", "1", Axis.LINEAR, "‖w‖²/R² over the number of mistakes", Source.DEFINITION),
    GRADIENT_ACCUMULATED(
            "gradient.accumulated", "1", Axis.LOG, "sum of squared gradients so far, by coordinate", Source.DEFINITION),
    NORM_CLASSES("norm.classes", "1", Axis.LINEAR, "‖wₖ‖₂ by class k", Source.DEFINITION),
    DECISION_DISTANCE(
            "decision.distance",
            "input units",
            Axis.LINEAR,
            "signed distance (w·x)/‖w‖₂ of points x of the plane to the decision boundary",
            Source.DEFINITION),
    CHOICE_NEAR(
            "choice.near",
            "share",
            Axis.LINEAR,
            "share of data sets on which the chosen class is at most one from the best",
            Source.DEFINITION),
    CHOICE_ADVANTAGE(
            "choice.advantage",
            "nats",
            Axis.LINEAR,
            "mean of log(excess risk of the largest class/excess risk of the chosen one)",
            Source.DEFINITION),
    GAP_BUDGET(
            "gap.budget",
            "1",
            Axis.LOG,
            "training error of the penalized solution above the least within its own budget, over ‖y‖²",
            Source.DEFINITION),
    DYNAMICS_ERROR(
            "dynamics.error",
            "1",
            Axis.LOG,
            "distance of the singular values' change to the law −L σᵣ^(2 − 2/L) uᵣᵀGvᵣ, relative",
            Source.DEFINITION),
    ANGLE_ADAPTIVE(
            "angle.adaptive",
            "rad",
            Axis.LOG,
            "angle between w and the separator of least norm √(Σ √Gⱼ wⱼ²), G the sums of squares that AdaGrad ends with",
            Source.DEFINITION),
    ERROR_FALL(
            "error.fall",
            "share",
            Axis.LINEAR,
            "fall of the test error since the training error is 0, as a mean over splits",
            Source.DEFINITION),
    ERROR_FALL_LOW(
            "error.fall.low", "share", Axis.LINEAR, "lower end of the 95 % interval of that mean", Source.DEFINITION),
    MARGIN_RISE_LOW(
            "margin.rise.low",
            "1",
            Axis.LINEAR,
            "lower end of the 95 % interval of the mean rise of the smallest margin since the training error is 0",
            Source.DEFINITION),
    MARGIN_BELOW(
            "margin.below",
            "share",
            Axis.LINEAR,
            "share of samples with a normalized margin of θ or less",
            Source.DEFINITION),
    SPECTRUM_FILTER(
            "spectrum.filter",
            "1",
            Axis.LINEAR,
            "filter factors along singular directions, largest singular value first",
            Source.DEFINITION),
    REGRET_EXCESS(
            "regret.excess",
            "nats",
            Axis.LINEAR,
            "the largest of regret minus its bound over the paths of an ensemble",
            Source.DEFINITION),
    GAP_L2("gap.l2", "1", Axis.LOG, "share by which the ℓ2 margin misses the largest", Source.DEFINITION),
    GAP_L1("gap.l1", "1", Axis.LOG, "share by which the ℓ1 margin misses the largest", Source.DEFINITION),
    GAP_LINF("gap.linf", "1", Axis.LOG, "share by which the ℓ∞ margin misses the largest", Source.DEFINITION),
    GAP_DFT1(
            "gap.dft1",
            "1",
            Axis.LOG,
            "share by which the margin over the sum of Fourier moduli misses the largest",
            Source.DEFINITION),
    GAP_NUCLEAR(
            "gap.nuclear",
            "1",
            Axis.LOG,
            "share by which the margin over the nuclear norm misses the largest",
            Source.DEFINITION);

    /** The vertical axis on which a metric reads best. */
    public enum Axis {
        LINEAR,
        LOG
    }

    private static final Map<String, Metric> BY_KEY =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Metric::key, Function.identity()));

    private final String key;
    private final String unit;
    private final Axis axis;
    private final String meaning;
    private final String source;

    Metric(String key, String unit, Axis axis, String meaning, String source) {
        this.key = key;
        this.unit = unit;
        this.axis = axis;
        this.meaning = meaning;
        this.source = source;
    }

    /** The metric of this name, null where there is none. */
    public static @Nullable Metric of(String key) {
        return BY_KEY.get(key);
    }

    /** Its name in records: dotted, lower case. */
    public String key() {
        return key;
    }

    /** Its unit; {@code 1} where it has none. */
    public String unit() {
        return unit;
    }

    public Axis axis() {
        return axis;
    }

    public String meaning() {
        return meaning;
    }

    public String source() {
        return source;
    }

    /** The metric below which this one cannot fall, so that a chart draws a band between them; mostly null. */
    public @Nullable Metric lower() {
        return this == MARGIN_UPPER ? MARGIN_L2 : null;
    }

    private static final class Source {

        static final String DEFINITION = "by definition";
        static final String SOUDRY =
                "Soudry et al., The Implicit Bias of Gradient Descent on Separable Data, JMLR 19(70), 2018";
        static final String GUNASEKAR =
                "Gunasekar et al., Characterizing Implicit Bias in Terms of Optimization Geometry, ICML 2018";
        static final String DUALITY = "duality of the maximum margin and the smallest norm in the convex hull of zᵢ";
    }
}
