package minima.training.descent;

import java.util.Arrays;

/**
 * The norm {@code ‖v‖_p}, p in [1, ∞]: {@code vⱼ = sign(gⱼ) (|gⱼ|/‖g‖_q)^(q−1)} with 1/p + 1/q = 1.
 *
 * <p>p = ∞ is the sign of the gradient; p = 1 is the first of its largest components, so that descent is greedy
 * coordinate descent; p = 2 is the gradient itself.
 */
public record LpGeometry(double p) implements Geometry {

    public LpGeometry {
        if (!(p >= 1)) {
            throw new IllegalArgumentException("p must be at least 1: p=" + p);
        }
    }

    @Override
    public double ascent(double[] g, double[] into) {
        double largest = 0;
        int at = 0;
        for (int j = 0; j < g.length; j++) {
            if (Math.abs(g[j]) > largest) {
                largest = Math.abs(g[j]);
                at = j;
            }
        }
        Arrays.fill(into, 0);
        if (largest == 0 || p == 1) {
            into[at] = Math.signum(g[at]);
            return largest;
        }
        return p == 2 ? euclidean(g, largest, into) : general(g, largest, into);
    }

    @Override
    public double norm(double[] v) {
        double largest = 0;
        for (double component : v) {
            largest = Math.max(largest, Math.abs(component));
        }
        if (largest == 0 || Double.isInfinite(p)) {
            return largest;
        }
        double sum = 0;
        for (double component : v) {
            sum += StrictMath.pow(Math.abs(component) / largest, p);
        }
        return largest * StrictMath.pow(sum, 1 / p);
    }

    private static double euclidean(double[] g, double largest, double[] into) {
        double sum = 0;
        for (double component : g) {
            sum = Math.fma(component / largest, component / largest, sum);
        }
        double norm = largest * Math.sqrt(sum);
        for (int j = 0; j < g.length; j++) {
            into[j] = g[j] / norm;
        }
        return norm;
    }

    private double general(double[] g, double largest, double[] into) {
        double q = Double.isInfinite(p) ? 1 : p / (p - 1);
        double sum = 0;
        for (double component : g) {
            sum += StrictMath.pow(Math.abs(component) / largest, q);
        }
        double norm = largest * StrictMath.pow(sum, 1 / q);
        for (int j = 0; j < g.length; j++) {
            into[j] = Math.signum(g[j]) * StrictMath.pow(Math.abs(g[j]) / norm, q - 1);
        }
        return norm;
    }
}
