package minima.experiments.leastsquares;

import minima.training.data.Samples;
import minima.training.oracle.MinNorm;
import org.hipparchus.analysis.solvers.BrentSolver;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Whether the ridge solution for λ is the best within its own budget ‖w‖ ≤ B = ‖w_λ‖: the budget's solution is found on
 * its own, as {@code wᵢ = σᵢ²/(σᵢ² + μ) cᵢ} in the singular basis with the μ for which its norm is B.
 */
final class BudgetDuality {

    private static final double ACCURACY = 1e-15;
    private static final int EVALUATIONS = 500;

    private BudgetDuality() {}

    /**
     * {@code |‖Pw_λ − y‖² − ‖Pw_B − y‖²|/‖y‖²}.
     *
     * @param factor 1 for the budget that the ridge solution uses
     */
    static double gap(double[][] p, double[] y, double lambda, double factor) {
        MinNorm free = MinNorm.of(new Samples("free", p, y));
        double[] sigma = free.singularValues();
        double[] c = free.coordinates(free.weights());
        double[] ridge = free.coordinates(NestedClasses.ridge(p, y, lambda));
        double budget = factor * norm(ridge);
        double logMu = new BrentSolver(ACCURACY, ACCURACY)
                .solve(EVALUATIONS, s -> Math.log(norm(shrunk(sigma, c, Math.exp(s))) / budget), -40, 40);
        double[] within = shrunk(sigma, c, Math.exp(logMu));
        return Math.abs(excess(sigma, c, ridge) - excess(sigma, c, within)) / NestedClasses.dot(y, y);
    }

    /** {@code ‖Pw − y‖²} above its least value, w in the singular basis. */
    private static double excess(double[] sigma, double[] c, double[] w) {
        return IntStream.range(0, c.length)
                .mapToDouble(i -> sigma[i] * (w[i] - c[i]))
                .map(x -> x * x)
                .sum();
    }

    private static double[] shrunk(double[] sigma, double[] c, double mu) {
        return IntStream.range(0, c.length)
                .mapToDouble(i -> sigma[i] * sigma[i] / (sigma[i] * sigma[i] + mu) * c[i])
                .toArray();
    }

    private static double norm(double[] w) {
        return Math.sqrt(Arrays.stream(w).map(x -> x * x).sum());
    }
}
