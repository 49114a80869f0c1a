package minima.training.descent;

/**
 * {@code ψ(x) = ‖x‖_p²/2}, p in (1, 2]: mirror descent from 0 is the p-norm algorithm, with the link {@code zⱼ =
 * sign(xⱼ)|xⱼ|^(p−1) ‖x‖_p^(2−p)}; the conjugate is {@code ‖z‖_q²/2}, 1/p + 1/q = 1. With p = 2 it is gradient descent.
 *
 * <p>Source: C. Gentile, "The Robustness of the p-Norm Algorithms", Machine Learning 53, 2003.
 */
public record PNorm(double p) implements Potential {

    public PNorm {
        if (!(p > 1 && p <= 2)) {
            throw new IllegalArgumentException("p must lie in (1, 2]: p=" + p);
        }
    }

    @Override
    public void mirror(double[] x, double[] into) {
        link(p, x, into);
    }

    @Override
    public void weights(double[] z, double[] into) {
        link(dual(), z, into);
    }

    /**
     * {@code (q − 1) rⱼ^(q−2) gⱼ − (q − 2) uⱼ (u·g)} with {@code r = |z|/‖z‖_q} and {@code uⱼ = sign(zⱼ) rⱼ^(q−1)}; at
     * z = 0, where it is undefined for q > 2, its upper bound {@code (q − 1) g}.
     */
    @Override
    public void curve(double[] z, double[] g, double[] into) {
        double q = dual();
        double norm = norm(q, z);
        double along = 0;
        for (int j = 0; j < z.length; j++) {
            along += norm == 0 ? 0 : unit(q, z[j], norm) * g[j];
        }
        for (int j = 0; j < z.length; j++) {
            into[j] = norm == 0
                    ? (q - 1) * g[j]
                    : (q - 1) * StrictMath.pow(Math.abs(z[j]) / norm, q - 2) * g[j]
                            - (q - 2) * unit(q, z[j], norm) * along;
        }
    }

    @Override
    public double divergence(double[] a, double[] b) {
        double normA = norm(p, a);
        double normB = norm(p, b);
        double along = 0;
        for (int j = 0; j < a.length; j++) {
            along += normB == 0 ? 0 : normB * unit(p, b[j], normB) * a[j];
        }
        return normA * normA / 2 + normB * normB / 2 - along;
    }

    private double dual() {
        return p / (p - 1);
    }

    /** {@code into = ∇(‖x‖_p²/2)}. */
    private static void link(double p, double[] x, double[] into) {
        double norm = norm(p, x);
        for (int j = 0; j < x.length; j++) {
            into[j] = norm == 0 ? 0 : norm * unit(p, x[j], norm);
        }
    }

    private static double unit(double p, double x, double norm) {
        return Math.signum(x) * StrictMath.pow(Math.abs(x) / norm, p - 1);
    }

    private static double norm(double p, double[] x) {
        double largest = 0;
        for (double component : x) {
            largest = Math.max(largest, Math.abs(component));
        }
        double sum = 0;
        for (double component : x) {
            sum += largest == 0 ? 0 : StrictMath.pow(Math.abs(component) / largest, p);
        }
        return largest * StrictMath.pow(sum, 1 / p);
    }
}
