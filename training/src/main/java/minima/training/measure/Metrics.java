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
}
