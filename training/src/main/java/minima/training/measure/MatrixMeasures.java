package minima.training.measure;

import minima.training.claim.Measure;
import minima.training.claim.VectorMeasure;
import minima.training.descent.LinearSimulation;
import minima.training.linalg.Kernels;
import minima.training.model.LinearModel;

/**
 * The measures of a linear predictor whose weights are a matrix W of shape [rows, columns], row by row: {@code zᵢ·w =
 * ⟨Aᵢ, W⟩}. Its singular values are computed at most once for each W. Cost: O(rows · columns · min(rows, columns)).
 */
public final class MatrixMeasures {

    private final LinearSimulation simulation;
    private final int rows;
    private final int columns;
    private final Once decomposed;
    private double[] sigma = new double[0];

    public MatrixMeasures(LinearSimulation simulation, int rows, int columns) {
        if (rows * columns != simulation.dimension()) {
            throw new IllegalArgumentException("weights must fill the matrix: rows=%d, columns=%d, dimension=%d"
                    .formatted(rows, columns, simulation.dimension()));
        }
        this.simulation = simulation;
        this.rows = rows;
        this.columns = columns;
        this.decomposed = new Once(simulation, this::decompose);
    }

    private double decompose() {
        sigma = SingularValues.of(simulation.weights(), 0, rows, columns);
        return sigma.length;
    }

    private double[] sigma() {
        decomposed.getAsDouble();
        return sigma;
    }

    /** {@code ‖W‖* = Σ σᵢ}. */
    public Measure nuclearNorm() {
        return new Measure(Metrics.NORM_NUCLEAR, () -> SingularValues.sum(sigma()));
    }

    /** {@code ‖W‖* / min ⟨Zᵢ, W⟩}, of a classifier; the norm itself where that margin is not positive. */
    public Measure nuclearNormOverMargin() {
        return new Measure(Metrics.NORM_NUCLEAR, () -> {
            double margin = leastMargin();
            return SingularValues.sum(sigma()) / (margin > 0 ? margin : 1);
        });
    }

    /** {@code min ⟨Zᵢ, W⟩ / ‖W‖*}, of a classifier; 0 at W = 0. */
    public Measure nuclearMargin() {
        return new Measure(Metrics.MARGIN_NUCLEAR, () -> {
            double norm = SingularValues.sum(sigma());
            return norm == 0 ? 0 : leastMargin() / norm;
        });
    }

    /** {@code ‖W‖_F}. */
    public Measure frobeniusNorm() {
        return new Measure(Metrics.NORM_FROBENIUS, () -> OracleMeasures.norm(simulation.weights()));
    }

    /** {@link SingularValues#effectiveRank}. */
    public Measure effectiveRank() {
        return new Measure(Metrics.RANK_EFFECTIVE, () -> SingularValues.effectiveRank(sigma()));
    }

    /** {@code ‖W − W*‖_F / ‖W*‖_F}; W* of shape [rows · columns] is not 0. */
    public Measure relativeError(double... truth) {
        double norm = OracleMeasures.norm(truth);
        Measure distance = new OracleMeasures(simulation, truth).distance();
        return new Measure(Metrics.ERROR_RELATIVE, () -> distance.read().getAsDouble() / norm);
    }

    /** {@code ‖A(W) − y‖₂ / ‖y‖₂}, of a regression whose y is not 0. */
    public Measure residual() {
        LinearModel model = simulation.model();
        double atZero = model.loss(new double[simulation.evaluation().outputs().length]);
        return new Measure(
                Metrics.RESIDUAL_TRAIN,
                () -> Math.sqrt(model.loss(simulation.evaluation().outputs()) / atZero));
    }

    /** σ₁ ≥ σ₂ ≥ …, min(rows, columns) of them. */
    public VectorMeasure spectrum() {
        return new VectorMeasure(
                Metrics.SPECTRUM_SINGULAR,
                Math.min(rows, columns),
                into -> System.arraycopy(sigma(), 0, into, 0, into.length));
    }

    private double leastMargin() {
        return Kernels.min(simulation.evaluation().outputs(), simulation.model().samples());
    }
}
