package minima.training.model;

import minima.training.data.Batch;
import minima.training.linalg.Kernels;
import minima.training.linalg.Lanes;
import minima.training.linalg.PackedRows;
import minima.training.loss.Loss;

import java.util.Arrays;

/**
 * A {@link LinearModel} by its samples: the gradient on some of them, as an unbiased estimate of the whole, or on one.
 */
public final class MiniBatches {

    private final PackedRows rows;
    private final Loss loss;
    private final double[] targets;
    private final double[] batchTargets;
    private final double[] outputs;
    private final double[] derivatives;

    MiniBatches(PackedRows rows, Loss loss, double[] targets) {
        this.rows = rows;
        this.loss = loss;
        this.targets = targets;
        this.batchTargets = new double[targets.length];
        this.outputs = new double[targets.length];
        this.derivatives = new double[targets.length];
    }

    /** {@code into = (n/b) Σ ℓ′(zᵢ·w) zᵢ} over the b samples of the batch, in its order; at most n of them. */
    public void gradient(Batch batch, double[] w, double[] into) {
        int b = batch.size();
        if (b > rows.rows()) {
            throw new IllegalArgumentException(
                    "a batch must hold at most all samples: size=%d, samples=%d".formatted(b, rows.rows()));
        }
        for (int k = 0; k < b; k++) {
            outputs[k] = Kernels.dotRow(rows, batch.row(k), w);
            batchTargets[k] = targets[batch.row(k)];
        }
        loss.derivatives(outputs, batchTargets, derivatives, 0, Lanes.padded(b));
        Arrays.fill(into, 0);
        double share = (double) rows.rows() / b;
        for (int k = 0; k < b; k++) {
            Kernels.addRow(share * derivatives[k], rows, batch.row(k), into);
        }
    }

    /** {@code ℓ′(zᵢ·w)} of sample i. */
    public double derivative(int i, double[] w) {
        outputs[0] = Kernels.dotRow(rows, i, w);
        batchTargets[0] = targets[i];
        loss.derivatives(outputs, batchTargets, derivatives, 0, Lanes.COUNT);
        return derivatives[0];
    }

    /** {@code into ← into + α zᵢ}. */
    public void add(double alpha, int i, double[] into) {
        Kernels.addRow(alpha, rows, i, into);
    }
}
