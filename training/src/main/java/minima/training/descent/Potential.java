package minima.training.descent;

/**
 * A strictly convex function ψ of weights x that gives mirror descent its geometry. Its gradient takes x to the mirror
 * image {@code z = ∇ψ(x)}, and that of the conjugate takes z back: {@code x = ∇ψ*(z)}.
 *
 * <p>All arrays have the shape [p]; those that are filled may not be those that are read. Cost of each: O(p).
 *
 * <p>Source: A. Nemirovsky, D. Yudin, "Problem Complexity and Method Efficiency in Optimization", 1983.
 */
public interface Potential {

    /** {@code into = ∇ψ(x)}; not finite where x is outside of the domain. */
    void mirror(double[] x, double[] into);

    /** {@code into = ∇ψ*(z)}. */
    void weights(double[] z, double[] into);

    /** {@code into = ∇²ψ*(z) g}, which is {@code ∇²ψ(x)⁻¹ g} at the x of the mirror image z. */
    void curve(double[] z, double[] g, double[] into);

    /** The Bregman divergence {@code D(a, b) = ψ(a) − ψ(b) − ∇ψ(b)·(a − b)}, at least 0. */
    double divergence(double[] a, double[] b);
}
