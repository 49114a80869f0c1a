package minima.training.measure;

import minima.training.claim.Measure;
import minima.training.descent.ParametrizedDescent;
import minima.training.linalg.Kernels;
import minima.training.linalg.Lanes;

/**
 * How far parameters θ are from a first-order stationary direction of the margin problem {@code min ½‖θ‖² s.t. mᵢ(θ) ≥
 * 1}, the margins mᵢ homogeneous in θ.
 *
 * <p>Stationary is {@code θ = Σ λᵢ∇mᵢ(θ), λ ≥ 0, λᵢ(mᵢ − 1) = 0}. Descent on an exponential tail offers λ ∝ p, the
 * softmax of −m, since {@code −∇L ∝ Σ pᵢ∇mᵢ}; so the residual is the larger of {@code ‖θ/‖θ‖ + ∇L/‖∇L‖‖₂} and {@code Σ
 * pᵢ(mᵢ/min m − 1)}, and 2, the most that the first can be, where no margin is positive. Scale-free. Cost: O(parameters
 * + samples).
 *
 * <p>Source: K. Lyu, J. Li, "Gradient Descent Maximizes the Margin of Homogeneous Neural Networks", ICLR 2020, whose
 * limit points are stationary; ours takes the larger of two residuals where the paper has one for each.
 */
public final class Stationarity {

    private static final double NOWHERE_NEAR = 2;

    private final ParametrizedDescent descent;
    private final double[] p;

    /** @param descent of a classifier, by a scale-free optimizer where the loss may underflow */
    public Stationarity(ParametrizedDescent descent) {
        this.descent = descent;
        this.p = new double[Lanes.padded(descent.model().samples())];
    }

    public Measure measure() {
        return new Measure(Metrics.STATIONARITY, this::residual);
    }

    private double residual() {
        double[] margins = descent.evaluation().outputs();
        int n = descent.model().samples();
        double least = Kernels.min(margins, n);
        if (!(least > 0)) {
            return NOWHERE_NEAR;
        }
        Kernels.softmaxOfNegated(margins, n, p);
        double slack = 0;
        for (int i = 0; i < n; i++) {
            slack = Math.fma(p[i], margins[i] / least - 1, slack);
        }
        return Math.max(slack, misalignment(descent.liveParameters(), descent.gradient()));
    }

    private static double misalignment(double[] theta, double[] gradient) {
        double normOfTheta = OracleMeasures.norm(theta);
        double normOfGradient = OracleMeasures.norm(gradient);
        if (normOfTheta == 0 || normOfGradient == 0) {
            return NOWHERE_NEAR;
        }
        double sum = 0;
        for (int j = 0; j < theta.length; j++) {
            double difference = theta[j] / normOfTheta + gradient[j] / normOfGradient;
            sum = Math.fma(difference, difference, sum);
        }
        return Math.sqrt(sum);
    }
}
