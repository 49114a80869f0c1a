package minima.training.measure;

import minima.training.claim.Measure;
import minima.training.descent.LinearSimulation;

import java.util.List;

/**
 * The measures of a classifier against the hard-margin separator ŵ that theory says it turns to: {@code w(t) = ŵ log t
 * + ρ(t)} with ρ bounded.
 *
 * <p>γ = 1/‖ŵ‖₂ is the margin, α the dual, {@code ŵ = Σ αₙzₙ}, and on support vectors {@code ρ·zₙ → −log(αₙ/η)}. At
 * step 0 log t is taken as 0.
 */
public final class SeparatorMeasures {

    private final LinearSimulation simulation;
    private final OracleMeasures oracle;
    private final Measure margin;
    private final double bestMargin;
    private final double[] separator;
    private final double[] dual;
    private final double stepSize;
    private final double[] residual;

    /**
     * @param measures of the simulation itself
     * @param separator ŵ, shape [d], with least functional margin 1
     * @param dual α, shape [n], exactly 0 where a sample is no support vector
     * @param stepSize η, with momentum β the effective η/(1 − β)
     */
    public SeparatorMeasures(
            LinearSimulation simulation, LinearMeasures measures, double[] separator, double[] dual, double stepSize) {
        if (dual.length != simulation.model().samples()) {
            throw new IllegalArgumentException("the dual must have a number for each sample: dual.length=%d, samples=%d"
                    .formatted(dual.length, simulation.model().samples()));
        }
        this.simulation = simulation;
        this.oracle = new OracleMeasures(simulation, separator);
        this.margin = measures.measure(Metrics.MARGIN_L2);
        this.bestMargin = 1 / OracleMeasures.norm(separator);
        this.separator = separator.clone();
        this.dual = dual.clone();
        this.stepSize = stepSize;
        this.residual = new double[separator.length];
    }

    /** {@link OracleMeasures#angle}. */
    public Measure angle() {
        return oracle.angle();
    }

    /** {@link OracleMeasures#distance}. */
    public Measure distance() {
        return oracle.distance();
    }

    /** {@code (γ − γ_t) log t}. */
    public Measure marginGap() {
        return new Measure(
                Metrics.MARGIN_GAP_LOG, () -> (bestMargin - margin.read().getAsDouble()) * logStep());
    }

    /** {@code ‖ρ(t)‖₂}. */
    public Measure residual() {
        return new Measure(Metrics.RESIDUAL_L2, () -> oracle.distanceFrom(logStep()));
    }

    /** {@code max |ρ(t)·zₙ + log(αₙ/η)|} over support vectors n. */
    public Measure residualOnSupport() {
        return new Measure(Metrics.RESIDUAL_SUPPORT, this::residualOnSupportNow);
    }

    /** All of them. */
    public List<Measure> all() {
        return List.of(angle(), distance(), marginGap(), residual(), residualOnSupport());
    }

    private double logStep() {
        return StrictMath.log((double) Math.max(1, simulation.steps()));
    }

    private double residualOnSupportNow() {
        double logStep = logStep();
        for (int j = 0; j < residual.length; j++) {
            residual[j] = simulation.weight(j) - separator[j] * logStep;
        }
        double max = 0;
        for (int n = 0; n < dual.length; n++) {
            if (dual[n] > 0) {
                double limit = -StrictMath.log(dual[n] / stepSize);
                max = Math.max(max, Math.abs(simulation.model().output(n, residual) - limit));
            }
        }
        return max;
    }
}
