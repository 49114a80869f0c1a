package minima.training.measure;

import minima.training.claim.Measure;
import minima.training.descent.LinearSimulation;

/** The measures of a linear simulation against one point of its space, the oracle's answer ŵ, of shape [d]. */
public final class OracleMeasures {

    private final LinearSimulation simulation;
    private final double[] answer;
    private final double[] w;

    public OracleMeasures(LinearSimulation simulation, double... answer) {
        if (answer.length != simulation.dimension()) {
            throw new IllegalArgumentException(
                    "the oracle's answer must have the model's dimension: answer.length=%d, dimension=%d"
                            .formatted(answer.length, simulation.dimension()));
        }
        this.simulation = simulation;
        this.answer = answer.clone();
        this.w = new double[answer.length];
    }

    /** {@code ‖w − ŵ‖₂}. */
    public Measure distance() {
        return new Measure(Metrics.DISTANCE_ORACLE, () -> distanceFrom(1));
    }

    /** The angle between w and ŵ in [0, π], accurate to rounding near 0 too; π/2 where either is 0. */
    public Measure angle() {
        return new Measure(Metrics.ANGLE_ORACLE, this::angleNow);
    }

    /** {@code ‖w − factor · ŵ‖₂}. */
    double distanceFrom(double factor) {
        for (int j = 0; j < w.length; j++) {
            w[j] = simulation.weight(j) - factor * answer[j];
        }
        return norm(w);
    }

    private double angleNow() {
        for (int j = 0; j < w.length; j++) {
            w[j] = simulation.weight(j);
        }
        return angle(w, answer);
    }

    /**
     * The angle between a and b in [0, π], {@code 2 atan2(‖â − b̂‖, ‖â + b̂‖)} of their unit vectors (Kahan); π/2 where
     * either is 0.
     */
    public static double angle(double[] a, double[] b) {
        double normA = norm(a);
        double normB = norm(b);
        if (normA == 0 || normB == 0) {
            return Math.PI / 2;
        }
        double difference = 0;
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            double unitA = a[j] / normA;
            double unitB = b[j] / normB;
            difference = Math.fma(unitA - unitB, unitA - unitB, difference);
            sum = Math.fma(unitA + unitB, unitA + unitB, sum);
        }
        return 2 * StrictMath.atan2(Math.sqrt(difference), Math.sqrt(sum));
    }

    static double norm(double[] x) {
        double sum = 0;
        for (double component : x) {
            sum = Math.fma(component, component, sum);
        }
        return Math.sqrt(sum);
    }
}
