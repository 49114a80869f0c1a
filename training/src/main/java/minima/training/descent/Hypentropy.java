package minima.training.descent;

/**
 * {@code ψ(x) = Σ xⱼ asinh(xⱼ/β) − √(xⱼ² + β²)} on all x: like the entropy of |x| far above β, like {@code ‖x‖²/2β} far
 * below.
 *
 * <p>Source: U. Ghai, E. Hazan, Y. Singer, "Exponentiated Gradient Meets Gradient Descent", ALT 2020.
 *
 * @param beta β, positive
 */
public record Hypentropy(double beta) implements Potential {

    public Hypentropy {
        if (!(beta > 0)) {
            throw new IllegalArgumentException("beta must be positive: beta=" + beta);
        }
    }

    @Override
    public void mirror(double[] x, double[] into) {
        for (int j = 0; j < x.length; j++) {
            into[j] = asinh(x[j] / beta);
        }
    }

    @Override
    public void weights(double[] z, double[] into) {
        for (int j = 0; j < z.length; j++) {
            into[j] = beta * StrictMath.sinh(z[j]);
        }
    }

    @Override
    public void curve(double[] z, double[] g, double[] into) {
        for (int j = 0; j < z.length; j++) {
            into[j] = beta * StrictMath.cosh(z[j]) * g[j];
        }
    }

    /** With δ the way from a's mirror image u to b's, {@code β Σ cosh u (cosh δ − 1) + sinh u (sinh δ − δ)}. */
    @Override
    public double divergence(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            double u = asinh(a[j] / beta);
            double delta = asinh(b[j] / beta) - u;
            double half = StrictMath.sinh(delta / 2);
            sum += StrictMath.cosh(u) * 2 * half * half + StrictMath.sinh(u) * (StrictMath.sinh(delta) - delta);
        }
        return beta * sum;
    }

    /** {@code log(t + √(1 + t²))}, odd, with all its digits near 0. */
    private static double asinh(double t) {
        double s = Math.abs(t);
        return Math.signum(t) * StrictMath.log1p(s + s * (s / (1 + StrictMath.hypot(1, s))));
    }
}
