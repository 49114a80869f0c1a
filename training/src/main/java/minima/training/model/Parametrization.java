package minima.training.model;

/**
 * A smooth map from parameters θ to the weights β of a linear predictor: the same functions, seen by another geometry.
 *
 * <p>It may keep scratch memory, so one parametrization belongs to one simulation. Arrays may be longer than what is
 * read and written of them.
 *
 * <p>Source: Gunasekar, Lee, Soudry, Srebro, "Implicit Bias of Gradient Descent on Linear Convolutional Networks",
 * NeurIPS 2018, section 2.
 */
public interface Parametrization {

    /** p, the number of parameters. */
    int parameters();

    /** d, the number of weights. */
    int dimension();

    /** {@code beta = β(θ)}. */
    void weights(double[] theta, double[] beta);

    /** {@code gradient = (∂β/∂θ)ᵀ g} at θ, for {@code g = ∂L/∂β}: the chain rule. */
    void pullBack(double[] theta, double[] g, double[] gradient);
}
