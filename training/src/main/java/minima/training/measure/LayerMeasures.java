package minima.training.measure;

import minima.training.claim.Measure;
import minima.training.descent.Descent;
import minima.training.model.FullyConnected;

/**
 * How the layers W₁ … W_L of a linear network stand to each other: their rank, and what gradient flow conserves of
 * them.
 *
 * <p>Source: S. Arora, N. Cohen, E. Hazan, "On the Optimization of Deep Networks: Implicit Acceleration by
 * Overparameterization", ICML 2018: {@code Wₗ₊₁ᵀWₗ₊₁ − WₗWₗᵀ} is constant under gradient flow. Cost: O(L h² (h + d)).
 */
public final class LayerMeasures {

    private final Descent descent;
    private final FullyConnected network;
    private final double[] start;

    public LayerMeasures(Descent descent, FullyConnected network) {
        this.descent = descent;
        this.network = network;
        this.start = new double[network.parameters()];
        for (int j = 0; j < start.length; j++) {
            start[j] = descent.startParameter(j);
        }
    }

    /** {@code max σ₂/σ₁} over the layers: 0 where each has rank 1 at most. */
    public Measure alignment() {
        return new Measure(Metrics.ALIGNMENT_RANK, () -> {
            double largest = 0;
            for (int l = 0; l < network.layers(); l++) {
                double[] sigma = SingularValues.of(
                        descent.liveParameters(), network.offset(l), network.rows(l), network.columns(l));
                largest = Math.max(largest, sigma.length < 2 || sigma[0] == 0 ? 0 : sigma[1] / sigma[0]);
            }
            return largest;
        });
    }

    /** {@code max ‖Bₗ(t) − Bₗ(0)‖_F, Bₗ = Wₗ₊₁ᵀWₗ₊₁ − WₗWₗᵀ}; 0 with one layer. */
    public Measure balanceDrift() {
        return new Measure(Metrics.BALANCE_DRIFT, () -> {
            double largest = 0;
            for (int l = 0; l + 1 < network.layers(); l++) {
                largest = Math.max(largest, drift(l));
            }
            return largest;
        });
    }

    private double drift(int l) {
        double sum = 0;
        for (int a = 0; a < network.rows(l); a++) {
            for (int b = 0; b < network.rows(l); b++) {
                double moved = balance(descent.liveParameters(), l, a, b) - balance(start, l, a, b);
                sum = Math.fma(moved, moved, sum);
            }
        }
        return Math.sqrt(sum);
    }

    /** {@code (Wₗ₊₁ᵀWₗ₊₁ − WₗWₗᵀ)} at row a, column b. */
    private double balance(double[] theta, int l, int a, int b) {
        int above = network.offset(l + 1);
        int width = network.columns(l + 1);
        double sum = 0;
        for (int r = 0; r < network.rows(l + 1); r++) {
            sum = Math.fma(theta[above + r * width + a], theta[above + r * width + b], sum);
        }
        int rowA = network.offset(l) + a * network.columns(l);
        int rowB = network.offset(l) + b * network.columns(l);
        for (int c = 0; c < network.columns(l); c++) {
            sum = Math.fma(-theta[rowA + c], theta[rowB + c], sum);
        }
        return sum;
    }
}
