package minima.training.measure;

import minima.training.claim.Measure;
import minima.training.descent.Geometry;
import minima.training.descent.LinearSimulation;
import minima.training.linalg.Kernels;
import minima.training.linalg.Lanes;
import minima.training.model.LinearModel;

import java.util.Arrays;

/**
 * The margin of a classifier in the norm of a {@link Geometry}, and how near the largest one is.
 *
 * <p>With p = softmax(−margins), any w has {@code min zᵢ·w ≤ Σ pᵢ zᵢ·w ≤ ‖Σ pᵢzᵢ‖_* ‖w‖}, so at every step the margin
 * is below γ, the largest, and γ below the dual norm. Cost: O(n d) and that of the geometry.
 */
public final class GeometryMeasures {

    private final LinearSimulation simulation;
    private final LinearModel model;
    private final Geometry geometry;
    private final Once margin;
    private final double[] softmax;
    private final double[] combination;

    /** @param geometry of these measures alone */
    public GeometryMeasures(LinearSimulation simulation, Geometry geometry) {
        this.simulation = simulation;
        this.model = simulation.model();
        this.geometry = geometry;
        this.margin = new Once(simulation, this::marginNow);
        this.softmax = new double[Lanes.padded(model.samples())];
        this.combination = new double[Lanes.padded(model.dimension())];
    }

    /** {@code min zᵢ·w / ‖w‖} under this name; 0 at w = 0. */
    public Measure margin(String metric) {
        return new Measure(metric, margin);
    }

    /** {@code ‖Σ pᵢzᵢ‖_*}. */
    public Measure dual() {
        return new Measure(Metrics.MARGIN_DUAL, this::dualNow);
    }

    /** {@code 1 − margin/γ}. */
    public Measure gap(double largest) {
        return new Measure(Metrics.GAP_ORACLE, () -> 1 - margin.getAsDouble() / largest);
    }

    /** {@code 1 − margin / ‖Σ pᵢzᵢ‖_*}: the gap where no oracle knows γ, which is at most that. */
    public Measure gapToDual() {
        return new Measure(Metrics.GAP_ORACLE, () -> 1 - margin.getAsDouble() / dualNow());
    }

    private double marginNow() {
        double norm = geometry.norm(simulation.weights());
        return norm == 0 ? 0 : Kernels.min(simulation.evaluation().outputs(), model.samples()) / norm;
    }

    private double dualNow() {
        Kernels.softmaxOfNegated(simulation.evaluation().outputs(), model.samples(), softmax);
        model.combine(softmax, combination);
        return geometry.ascent(Arrays.copyOf(combination, model.dimension()), new double[model.dimension()]);
    }
}
