package minima.training.model;

import minima.training.linalg.Lanes;

/**
 * What a {@link LinearModel} gives at some weights: outputs, derivatives of the loss, and gradient. Filled again and
 * again, so that a step allocates nothing; its arrays are live and for reading alone.
 */
public final class Evaluation {

    final double[] outputs;
    final double[] derivatives;
    final double[] gradient;
    double logScale;

    Evaluation(int samples, int dimension) {
        outputs = new double[Lanes.padded(samples)];
        derivatives = new double[Lanes.padded(samples)];
        gradient = new double[Lanes.padded(dimension)];
    }

    /** Of a classifier the margins {@code mᵢ = zᵢ·w}, of a regression {@code uᵢ = xᵢ·w}; n numbers and padding. */
    public double[] outputs() {
        return outputs;
    }

    /** {@code ℓ′(zᵢ·w)} divided by {@code e^logScale}, of a regression the residuals; n numbers and padding. */
    public double[] derivatives() {
        return derivatives;
    }

    /** {@code Σ ℓ′ᵢ zᵢ} divided by {@code e^logScale}; d numbers and padding of zeros. */
    public double[] gradient() {
        return gradient;
    }

    /** s where the true gradient is {@link #gradient()} times {@code e^s}; 0 but for a scaled evaluation. */
    public double logScale() {
        return logScale;
    }
}
