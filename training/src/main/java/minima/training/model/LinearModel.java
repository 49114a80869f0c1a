package minima.training.model;

import minima.training.data.Samples;
import minima.training.linalg.Kernels;
import minima.training.linalg.Lanes;
import minima.training.linalg.PackedRows;
import minima.training.loss.Loss;
import minima.training.loss.Squared;

import java.util.Arrays;

/**
 * A linear predictor on samples: {@code L(w) = Σ ℓ(zᵢ·w)}, summed over n samples, w of shape [d].
 *
 * <p>A classifier has signed rows {@code zᵢ = yᵢxᵢ}, so that {@code zᵢ·w} is the margin. A regression has {@code zᵢ =
 * xᵢ} and the squared loss against real targets. Immutable: strands may share it.
 *
 * <p>An evaluation reads the matrix once from memory: it takes a few rows at a time, small enough to stay in the cache,
 * for their outputs, derivatives and share of the gradient. Where there are few columns it is the columns that are
 * stored as rows, which spares a reduction for each sample. Which of the two follows from the shape alone.
 */
public final class LinearModel {

    /** Up to here one reduction for each sample would take longer than the products. */
    private static final int FEW_COLUMNS = 8;

    /** Numbers that stay in a second-level cache between two passes. */
    private static final long CACHED = 1 << 15;

    /** Numbers that stay in a first- or second-level cache between outputs and gradient of a group of rows. */
    private static final int GROUP = 1 << 14;

    private final Loss loss;
    private final boolean classifier;
    private final PackedRows matrix;
    private final boolean byColumns;
    private final int group;
    private final double[] targets;

    private LinearModel(double[][] z, Loss loss, boolean classifier, double[] targets) {
        int n = z.length;
        int d = z[0].length;
        this.loss = loss;
        this.classifier = classifier;
        this.byColumns = d <= n && (d <= FEW_COLUMNS || (long) n * d <= CACHED);
        PackedRows rows = PackedRows.of(z);
        this.matrix = byColumns ? rows.transposed() : rows;
        this.group = Math.max(Lanes.COUNT, Math.min(4 * Lanes.COUNT, GROUP / rows.stride() & -Lanes.COUNT));
        this.targets = Arrays.copyOf(targets, Lanes.padded(n));
    }

    /**
     * A classifier of two classes.
     *
     * @throws minima.training.claim.InvalidInput if the targets are not of two classes
     */
    public static LinearModel classifier(Samples samples, Loss loss) {
        Samples binary = samples.requireBinary();
        double[] ones = new double[binary.size()];
        Arrays.fill(ones, 1);
        return new LinearModel(binary.signedRows(), loss, true, ones);
    }

    /** Least squares, {@code L(w) = ½ Σ (xᵢ·w − yᵢ)²}. */
    public static LinearModel regression(Samples samples) {
        return new LinearModel(samples.rows(), new Squared(), false, samples.targets());
    }

    public Loss loss() {
        return loss;
    }

    public boolean isClassifier() {
        return classifier;
    }

    /** n. */
    public int samples() {
        return byColumns ? matrix.columns() : matrix.rows();
    }

    /** d. */
    public int dimension() {
        return byColumns ? matrix.rows() : matrix.columns();
    }

    /** {@code zᵢ}, component j. */
    public double feature(int i, int j) {
        return byColumns ? matrix.at(j, i) : matrix.at(i, j);
    }

    /** {@code zᵢ · w}, of a w of shape [d]. */
    public double output(int i, double[] w) {
        double sum = 0;
        for (int j = 0; j < dimension(); j++) {
            sum = Math.fma(feature(i, j), w[j], sum);
        }
        return sum;
    }

    public Evaluation newEvaluation() {
        return new Evaluation(samples(), dimension());
    }

    /** Outputs and gradient at w, shape [d] padded with zeros. */
    public void evaluate(double[] w, Evaluation into) {
        into.logScale = 0;
        if (byColumns) {
            outputs(w, into);
            loss.derivatives(into.outputs, targets, into.derivatives, 0, into.derivatives.length);
            combine(into.derivatives, into.gradient);
        } else {
            evaluateByGroups(w, into);
        }
    }

    private void evaluateByGroups(double[] w, Evaluation into) {
        Arrays.fill(into.gradient, 0);
        for (int from = 0; from < matrix.rows(); from += group) {
            int to = Math.min(from + group, matrix.rows());
            Kernels.gemv(matrix, from, to, w, into.outputs);
            loss.derivatives(into.outputs, targets, into.derivatives, from, Lanes.padded(to));
            Kernels.gemvTransposed(matrix, from, to, into.derivatives, into.gradient);
        }
    }

    /** The same with a gradient that does not underflow: see {@link Evaluation#logScale()}. */
    public void evaluateScaled(double[] w, Evaluation into) {
        outputs(w, into);
        into.logScale = loss.scaledDerivatives(into.outputs, targets, into.derivatives, samples());
        Arrays.fill(into.derivatives, samples(), into.derivatives.length, 0);
        combine(into.derivatives, into.gradient);
    }

    private void outputs(double[] w, Evaluation into) {
        if (byColumns) {
            Arrays.fill(into.outputs, 0);
            Kernels.gemvTransposed(matrix, 0, matrix.rows(), w, into.outputs);
        } else {
            Kernels.gemv(matrix, 0, matrix.rows(), w, into.outputs);
        }
    }

    /** {@code into = Σ cᵢ zᵢ}; c of shape [n] and into of shape [d], padded with zeros. */
    public void combine(double[] c, double[] into) {
        if (byColumns) {
            Kernels.gemv(matrix, 0, matrix.rows(), c, into);
        } else {
            Arrays.fill(into, 0);
            Kernels.gemvTransposed(matrix, 0, matrix.rows(), c, into);
        }
    }

    /** The gradient on mini-batches, with what it needs of memory. */
    public MiniBatches miniBatches() {
        return new MiniBatches(byColumns ? matrix.transposed() : matrix, loss, targets);
    }

    /** L at these outputs. */
    public double loss(double[] outputs) {
        return loss.sum(outputs, targets, samples());
    }

    /** log L at these outputs, finite where L underflows. */
    public double logLoss(double[] outputs) {
        return loss.logSum(outputs, targets, samples());
    }
}
