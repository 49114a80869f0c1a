package minima.training.descent;

import minima.training.claim.Pace;
import minima.training.model.Objective;

/**
 * Greedy coordinate descent on a quadratic: the coordinate j with the largest |gⱼ| goes {@code min(η, |gⱼ|/cⱼ)} against
 * its gradient, cⱼ the curvature along it, so by η at most and never beyond the minimum; of equals the first.
 *
 * <p>With a small η this is incremental forward stagewise regression, boosting by ε = η; with a large one coordinate
 * descent with exact line search, matching pursuit. On {@code ½‖Xw − y‖²} cⱼ is the squared norm of column j. Momentum
 * and weight decay are not applied.
 *
 * <p>Source: B. Efron, T. Hastie, I. Johnstone, R. Tibshirani, "Least Angle Regression", Annals of Statistics 32(2),
 * 2004, section 2; theirs is without the bound by the minimum, which ends ours.
 */
public final class CoordinateDescent implements Optimizer {

    private final double[] curvatures;

    /** @param curvatures c, shape [p], positive where the gradient is not always 0 */
    public CoordinateDescent(double... curvatures) {
        this.curvatures = curvatures.clone();
    }

    @Override
    public Pace pace(Pace plain) {
        return plain.withoutStepSize();
    }

    @Override
    public void step(double[] x, double[] gradient, Objective objective, Regulation now) {
        int steepest = 0;
        for (int j = 1; j < x.length; j++) {
            steepest = Math.abs(gradient[j]) > Math.abs(gradient[steepest]) ? j : steepest;
        }
        double slope = gradient[steepest];
        if (slope != 0) {
            x[steepest] -= Math.signum(slope) * Math.min(now.stepSize(), Math.abs(slope) / curvatures[steepest]);
        }
    }
}
