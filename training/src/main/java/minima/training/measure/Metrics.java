package minima.training.measure;

/** The names of measures; the metric catalogue gives each its unit, meaning and source. */
public final class Metrics {

    private Metrics() {}

    /** Empirical loss {@code L = Σ ℓ(zᵢ·w)}, summed over samples. */
    public static final String LOSS_TRAIN = "loss.train";

    /** {@code log L}, by log-sum-exp, so that it stays finite where L underflows. */
    public static final String LOSS_LOG = "loss.log";

    /** {@code t · L(t)}. */
    public static final String LOSS_TIMES_STEP = "loss.times.step";

    /** Share of samples with margin ≤ 0. */
    public static final String ERROR_TRAIN = "error.train";

    /** {@code min zᵢ·w / ‖w‖₂}. */
    public static final String MARGIN_L2 = "margin.l2";

    /** {@code min zᵢ·w / ‖w‖₁}. */
    public static final String MARGIN_L1 = "margin.l1";

    /** {@code min zᵢ·w / ‖w‖_∞}. */
    public static final String MARGIN_LINF = "margin.linf";

    /** {@code ‖Σ pᵢ zᵢ‖₂} with p = softmax(−margins): no separator has a larger ℓ2 margin. */
    public static final String MARGIN_UPPER = "margin.upper";

    /** {@code (γ − γ_t) log t}, with γ the oracle's margin. */
    public static final String MARGIN_GAP_LOG = "margin.gap.log";

    public static final String NORM_L2 = "norm.l2";

    public static final String NORM_L1 = "norm.l1";

    public static final String NORM_LINF = "norm.linf";

    /** {@code ‖w − w(0)‖₂}. */
    public static final String DISTANCE_INIT = "distance.init";

    /** {@code ‖w − ŵ‖₂}, ŵ the oracle's answer. */
    public static final String DISTANCE_ORACLE = "distance.oracle";

    /** Distance to the span of the samples, {@code ‖(I − P)(w − w(0))‖₂}. */
    public static final String DISTANCE_SPAN = "distance.span";

    /** Angle between w and the oracle's direction, in radians. */
    public static final String ANGLE_ORACLE = "angle.oracle";

    /** Angle between w and the direction that the tail of the strand's own loss predicts, in radians. */
    public static final String ANGLE_TAIL = "angle.tail";

    /** {@code ‖∇L‖₂}. */
    public static final String GRADIENT_L2 = "gradient.l2";

    /** {@code ‖ρ(t)‖₂}, ρ(t) = w(t) − ŵ log t. */
    public static final String RESIDUAL_L2 = "residual.l2";

    /** {@code max |ρ(t)·zₙ − bₙ|} over support vectors n, bₙ = −log(αₙ/η). */
    public static final String RESIDUAL_SUPPORT = "residual.support";

    /** Samples with softmax weight above 1 %. */
    public static final String SUPPORT_COUNT = "support.count";

    /** Step size of the next step. */
    public static final String STEP_SIZE = "step.size";

    /** Mean loss on samples that were not trained on. */
    public static final String LOSS_TEST = "loss.test";

    /** Share of wrong predictions on samples that were not trained on. */
    public static final String ERROR_TEST = "error.test";

    /** Angle between the last step and −∇L. */
    public static final String ANGLE_VELOCITY = "angle.velocity";

    /** Length of the last step over ‖∇L‖₂. */
    public static final String STEP_EFFECTIVE = "step.effective";

    /** Norm of w that the claim is about, over the oracle's least. */
    public static final String NORM_ORACLE_RATIO = "norm.oracle.ratio";

    /** The norm of w that the claim is about, where it is none of the named ones. */
    public static final String NORM_LP = "norm.lp";

    /** Bregman divergence D(ŵ, w) of the potential, ŵ the predicted limit. */
    public static final String BREGMAN_ORACLE = "bregman.oracle";

    /** Coordinate of w along the line of solutions, from the solution of least ℓ2 norm. */
    public static final String POSITION_LINE = "position.line";

    /** Coordinates of w that are not 0. */
    public static final String ACTIVE_COUNT = "active.count";

    /** Distance to the Lasso solution of the same ℓ1 norm. */
    public static final String DISTANCE_LASSO = "distance.lasso";

    /** Distance to the ridge solution with λ = 1/(ηt), over that solution's norm. */
    public static final String DISTANCE_RIDGE = "distance.ridge";

    /** Effective degrees of freedom Σ 1 − (1 − ησᵢ²)^t. */
    public static final String DEGREES_FREEDOM = "degrees.freedom";

    /** Prediction risk of the iterate over that of ridge with λ = 1/(ηt). */
    public static final String RISK_RATIO = "risk.ratio";

    /** Largest distance between the members of an ensemble. */
    public static final String ENSEMBLE_DIAMETER = "ensemble.diameter";

    /** Standard error of the ensemble's mean. */
    public static final String ENSEMBLE_ERROR = "ensemble.error";

    /** Expected loss of the predictor minus that of the comparator. */
    public static final String EXCESS_RISK = "excess.risk";

    /** Σ ℓₜ(wₜ) − Σ ℓₜ(w*) up to this step. */
    public static final String REGRET = "regret";

    /** The largest regret that the theorem allows on this path. */
    public static final String REGRET_BOUND = "regret.bound";

    /** Entropy of |w|/‖w‖₁. */
    public static final String WEIGHT_ENTROPY = "weight.entropy";

    /** Mean distance of a test point to its nearest sample. */
    public static final String NEIGHBOUR_DISTANCE = "neighbour.distance";

    /** |w| on the feature that carries the label. */
    public static final String MASS_TRUE = "mass.true";

    /** |w| on features that all samples share. */
    public static final String MASS_SHARED = "mass.shared";

    /** Largest |w| on features of one sample alone. */
    public static final String MASS_PRIVATE = "mass.private";

    /** Norm of the predictor in its reproducing kernel Hilbert space. */
    public static final String NORM_RKHS = "norm.rkhs";

    /** Min ⟨Zᵢ, W⟩ over the spectral norm of W. */
    public static final String MARGIN_SPECTRAL = "margin.spectral";

    /** Min zᵢ·w over the quadratic norm sqrt(w·Pw). */
    public static final String MARGIN_QUADRATIC = "margin.quadratic";

    /** Component of w orthogonal to ŵ minus log log t. */
    public static final String RESIDUAL_LOGLOG = "residual.loglog";

    /** ‖Σₖ wₖ(t) − Σₖ wₖ(0)‖₂ over classes k, conserved. */
    public static final String SUM_CLASSES = "sum.classes";

    /** Weighted correlation of the chosen weak learner with the labels. */
    public static final String EDGE = "edge";

    /** Entropy of the distribution over samples. */
    public static final String ENTROPY_SAMPLES = "entropy.samples";

    /** Mistakes so far. */
    public static final String MISTAKES = "mistakes";

    /** Largest σ₂/σ₁ over the layers, 0 where each has rank 1. */
    public static final String ALIGNMENT_RANK = "alignment.rank";

    /** Largest ‖Bₗ(t) − Bₗ(0)‖_F over layers l, Bₗ = Wₗ₊₁ᵀWₗ₊₁ − WₗWₗᵀ: conserved by gradient flow. */
    public static final String BALANCE_DRIFT = "balance.drift";

    /** ‖β̂‖₁ of the unitary discrete Fourier transform, over the margin where that is positive. */
    public static final String NORM_DFT1 = "norm.dft1";

    /** (Σ|β̂ₖ|^p)^(1/p) of the unitary discrete Fourier transform, p = 2/L, over the margin. */
    public static final String NORM_BRIDGE = "norm.bridge";

    /** Frequencies with |β̂ₖ| above 1 % of the largest. */
    public static final String FREQUENCIES_COUNT = "frequencies.count";

    /** Residual of the first-order conditions of the limit problem, relative. */
    public static final String STATIONARITY = "stationarity";

    /** Σ singular values, over the margin where the claim is about margins. */
    public static final String NORM_NUCLEAR = "norm.nuclear";

    /** Sqrt(Σ squared singular values). */
    public static final String NORM_FROBENIUS = "norm.frobenius";

    /** Exp of the entropy of the normalized singular values. */
    public static final String RANK_EFFECTIVE = "rank.effective";

    /** ‖W − W*‖_F over ‖W*‖_F. */
    public static final String ERROR_RELATIVE = "error.relative";

    /** ‖A(W) − y‖₂ over ‖y‖₂. */
    public static final String RESIDUAL_TRAIN = "residual.train";

    /** |β̂ₖ| of the unitary discrete Fourier transform by frequency. */
    public static final String SPECTRUM_DFT = "spectrum.dft";

    /** Singular values, largest first. */
    public static final String SPECTRUM_SINGULAR = "spectrum.singular";

    /** Normalized margins of all samples, smallest first. */
    public static final String MARGIN_DISTRIBUTION = "margin.distribution";

    /** Min zᵢ·w over the norm of w that the claim is about, where it is none of the named ones. */
    public static final String MARGIN_LP = "margin.lp";

    /** Dual norm of Σ pᵢzᵢ, p = softmax(−margins): no w has a larger margin in the norm that the claim is about. */
    public static final String MARGIN_DUAL = "margin.dual";

    /** Share by which margin or norm miss the oracle's optimum. */
    public static final String GAP_ORACLE = "gap.oracle";
    /** {@code min ⟨Zᵢ, W⟩ / ‖W‖*}. */
    public static final String MARGIN_NUCLEAR = "margin.nuclear";

    /** {@code ⟨w, ŵ⟩} over the number of mistakes, at least 1 for the perceptron on separable data. */
    public static final String PROGRESS_ORACLE = "progress.oracle";

    /** {@code ‖w‖²/R²} over the number of mistakes, at most 1 for the perceptron. */
    public static final String GROWTH_RATIO = "growth.ratio";
    /** Sum of squared gradients so far, by coordinate. */
    public static final String GRADIENT_ACCUMULATED = "gradient.accumulated";
    /** ‖wₖ‖₂ by class k. */
    public static final String NORM_CLASSES = "norm.classes";

    /** {@code (w·x)/‖w‖₂}, the signed distance of points x of the plane to the decision boundary. */
    public static final String DECISION_DISTANCE = "decision.distance";

    /** Share of data sets on which the chosen class is at most one from the best. */
    public static final String CHOICE_NEAR = "choice.near";

    /** Mean of log(excess risk of the largest class/excess risk of the chosen one). */
    public static final String CHOICE_ADVANTAGE = "choice.advantage";

    /** Training error of the penalized solution above the least within its own budget, over ‖y‖². */
    public static final String GAP_BUDGET = "gap.budget";

    /** How far the change of singular values is from the law {@code −L σᵣ^(2 − 2/L) uᵣᵀGvᵣ}, relative. */
    public static final String DYNAMICS_ERROR = "dynamics.error";
    /** Angle between w and the separator of least norm √(Σ √Gⱼ wⱼ²), G the sums of squares that AdaGrad ends with. */
    public static final String ANGLE_ADAPTIVE = "angle.adaptive";

    /** Fall of the test error since the training error is 0, as a mean over splits. */
    public static final String ERROR_FALL = "error.fall";

    /** Lower end of the 95 % interval of that mean. */
    public static final String ERROR_FALL_LOW = "error.fall.low";

    /** Lower end of the 95 % interval of the mean rise of the smallest margin since the training error is 0. */
    public static final String MARGIN_RISE_LOW = "margin.rise.low";

    /** Share of samples with a normalized margin of θ or less. */
    public static final String MARGIN_BELOW = "margin.below";
    /** Filter factors along singular directions, largest singular value first. */
    public static final String SPECTRUM_FILTER = "spectrum.filter";

    /** The largest of regret minus its bound over the paths of an ensemble. */
    public static final String REGRET_EXCESS = "regret.excess";

    /** Share by which the ℓ2 margin misses the largest. */
    public static final String GAP_L2 = "gap.l2";

    /** Share by which the ℓ1 margin misses the largest. */
    public static final String GAP_L1 = "gap.l1";

    /** Share by which the ℓ∞ margin misses the largest. */
    public static final String GAP_LINF = "gap.linf";

    /** Share by which the margin over the sum of Fourier moduli misses the largest. */
    public static final String GAP_DFT1 = "gap.dft1";

    /** Share by which the margin over the nuclear norm misses the largest. */
    public static final String GAP_NUCLEAR = "gap.nuclear";
}
