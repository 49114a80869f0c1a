package minima.training.descent;

import minima.training.model.Objective;

/**
 * How far to go along a direction d: {@code α = −g·d / d·Hd}, the curvature {@code d·Hd} being the difference of the
 * gradients at two points.
 *
 * <p>On a quadratic α is the exact minimizer along d, wherever the second point lies; on another function it is the
 * secant's step, and nothing is promised. The second point is {@code x + d}, but no nearer than a thousandth of ‖x‖, so
 * that rounding leaves ten digits and more of the difference. Cost: one evaluation of the objective.
 */
final class ExactLine {

    private static final double NEAREST = 1e-3;

    private final double[] point;
    private final double[] gradient;

    ExactLine(int parameters) {
        point = new double[parameters];
        gradient = new double[parameters];
    }

    /** α; 0 where the function does not curve upwards along d. */
    double along(double[] x, double[] g, double[] d, Objective objective) {
        double length = Math.sqrt(dot(d, d));
        double reach = length == 0 ? 1 : Math.max(1, NEAREST * Math.sqrt(dot(x, x)) / length);
        for (int j = 0; j < x.length; j++) {
            point[j] = Math.fma(reach, d[j], x[j]);
        }
        objective.evaluate(point, gradient);
        double curvature = 0;
        for (int j = 0; j < x.length; j++) {
            curvature = Math.fma(d[j], (gradient[j] - g[j]) / reach, curvature);
        }
        return curvature > 0 ? -dot(g, d) / curvature : 0;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum = Math.fma(a[j], b[j], sum);
        }
        return sum;
    }
}
