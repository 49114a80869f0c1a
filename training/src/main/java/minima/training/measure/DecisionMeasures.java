package minima.training.measure;

import minima.training.claim.Plane;
import minima.training.claim.VectorMeasure;
import minima.training.descent.LinearSimulation;

/**
 * Where in the plane of two features a linear classifier decides: {@code (w·x)/‖w‖₂}, the signed Euclidean distance of
 * a point x to the boundary {w·x = 0}.
 *
 * <p>In units of the features; positive where the classifier says +1; the same for every positive multiple of w; NaN at
 * w = 0, which has no boundary. Cost: O(1) a point.
 */
public final class DecisionMeasures {

    private DecisionMeasures() {}

    /** The distance at the plane's points. */
    public static VectorMeasure distance(LinearSimulation simulation, Plane plane) {
        if (simulation.dimension() != 2) {
            throw new IllegalArgumentException("a plane has two features: d=" + simulation.dimension());
        }
        return VectorMeasure.over(
                plane,
                Metrics.DECISION_DISTANCE,
                into -> fill(plane, simulation.weight(0), simulation.weight(1), into));
    }

    /** The distance at the plane's points to the boundary of w, shape [2], row after row. */
    public static double[] distances(Plane plane, double... w) {
        double[] distances = new double[plane.size()];
        fill(plane, w[0], w[1], distances);
        return distances;
    }

    private static void fill(Plane plane, double w0, double w1, double[] into) {
        double norm = StrictMath.hypot(w0, w1); // neither overflows nor underflows, as a sum of squares does
        double normal0 = w0 / norm;
        double normal1 = w1 / norm;
        for (int point = 0; point < into.length; point++) {
            into[point] = Math.fma(normal0, plane.x(point), normal1 * plane.y(point));
        }
    }
}
