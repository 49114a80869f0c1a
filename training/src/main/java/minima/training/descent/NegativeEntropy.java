package minima.training.descent;

/**
 * {@code ψ(x) = Σ xⱼ log xⱼ − xⱼ} on x > 0: mirror descent multiplies, {@code xⱼ ← xⱼ e^(−ηgⱼ)}.
 *
 * <p>The divergence is the generalized one of Kullback and Leibler, {@code Σ aⱼ log(aⱼ/bⱼ) − aⱼ + bⱼ}.
 *
 * <p>Source: J. Kivinen, M. K. Warmuth, "Exponentiated Gradient versus Gradient Descent for Linear Predictors",
 * Information and Computation 132(1), 1997, the unnormalized update EGU.
 */
public record NegativeEntropy() implements Potential {

    @Override
    public void mirror(double[] x, double[] into) {
        for (int j = 0; j < x.length; j++) {
            into[j] = StrictMath.log(x[j]);
        }
    }

    @Override
    public void weights(double[] z, double[] into) {
        for (int j = 0; j < z.length; j++) {
            into[j] = StrictMath.exp(z[j]);
        }
    }

    @Override
    public void curve(double[] z, double[] g, double[] into) {
        for (int j = 0; j < z.length; j++) {
            into[j] = StrictMath.exp(z[j]) * g[j];
        }
    }

    /** With {@code r = b/a − 1} it is {@code Σ a(r − log(1 + r))}, which keeps its digits where a and b are close. */
    @Override
    public double divergence(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            double r = (b[j] - a[j]) / a[j];
            sum += a[j] == 0 ? b[j] : a[j] * (r - StrictMath.log1p(r));
        }
        return sum;
    }
}
