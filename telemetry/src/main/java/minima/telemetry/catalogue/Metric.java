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
    STEP_SIZE("step.size", "1", Axis.LOG, "step size of the next step", Source.DEFINITION);

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
