package minima.training.measure;

import minima.training.claim.Ensemble;
import minima.training.claim.Measure;
import minima.training.descent.LinearSimulation;

import java.util.function.ToDoubleFunction;

/**
 * How far apart the members of an ensemble of linear simulations are: the cloud of their weights, or of their
 * directions.
 *
 * <p>Cost: O(k² d) for k members in d dimensions.
 */
public final class CloudMeasures<S extends LinearSimulation> {

    private final Ensemble<S> ensemble;
    private final double[][] points;

    public CloudMeasures(Ensemble<S> ensemble) {
        this.ensemble = ensemble;
        this.points =
                new double[ensemble.members().size()][ensemble.members().get(0).dimension()];
    }

    /** {@code max ‖wᵢ − wₖ‖₂} over members. */
    public Measure diameter() {
        return new Measure(Metrics.ENSEMBLE_DIAMETER, () -> {
            fill(false);
            return diameter(points);
        });
    }

    /** {@code max ‖wᵢ/‖wᵢ‖ − wₖ/‖wₖ‖‖₂}, in [0, 2]; a member at 0 has the direction 0. */
    public Measure directionDiameter() {
        return new Measure(Metrics.ENSEMBLE_DIAMETER, () -> {
            fill(true);
            return diameter(points);
        });
    }

    /** {@code max ‖wᵢ − pᵢ‖₂} over members, each with a point of its own, shape [k][d]. */
    public Measure farthestFrom(double[][] own) {
        return new Measure(Metrics.DISTANCE_ORACLE, () -> {
            fill(false);
            double largest = 0;
            for (int i = 0; i < points.length; i++) {
                largest = Math.max(largest, diameter(new double[][] {points[i], own[i]}));
            }
            return largest;
        });
    }

    /** The largest of what {@code read} gives of each member. */
    public Measure largest(String metric, ToDoubleFunction<S> read) {
        return new Measure(
                metric,
                () -> ensemble.members().stream().mapToDouble(read).reduce(Double.NEGATIVE_INFINITY, Math::max));
    }

    /** The least of what {@code read} gives of each member. */
    public Measure least(String metric, ToDoubleFunction<S> read) {
        return new Measure(
                metric,
                () -> ensemble.members().stream().mapToDouble(read).reduce(Double.POSITIVE_INFINITY, Math::min));
    }

    /** {@code max ‖pᵢ − pₖ‖₂} over points, shape [k][d]. */
    public static double diameter(double[][] points) {
        double largest = 0;
        for (int i = 0; i < points.length; i++) {
            for (int k = 0; k < i; k++) {
                double sum = 0;
                for (int j = 0; j < points[i].length; j++) {
                    double difference = points[i][j] - points[k][j];
                    sum = Math.fma(difference, difference, sum);
                }
                largest = Math.max(largest, sum);
            }
        }
        return Math.sqrt(largest);
    }

    private void fill(boolean directions) {
        for (int i = 0; i < points.length; i++) {
            S member = ensemble.members().get(i);
            for (int j = 0; j < points[i].length; j++) {
                points[i][j] = member.weight(j);
            }
            double norm = directions ? OracleMeasures.norm(points[i]) : 1;
            for (int j = 0; j < points[i].length; j++) {
                points[i][j] = norm == 0 ? 0 : points[i][j] / norm;
            }
        }
    }
}
