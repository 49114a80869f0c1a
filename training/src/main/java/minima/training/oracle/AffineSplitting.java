package minima.training.oracle;

/**
 * The least w of any {@link Gauge} with {@code Qw = c}, Q of orthonormal rows, by the splitting of Douglas and Rachford
 * with {@link Anderson}'s acceleration.
 *
 * <p>A step projects z on the solutions, {@code x = z + Qᵀμ} with {@code μ = c − Qz}, shrinks 2x − z to y, and adds y −
 * x to z. In the limit x = y, and {@code Qᵀμ/τ} is a subgradient of the norm there.
 *
 * <p>Source: J. Eckstein, D. P. Bertsekas, "On the Douglas-Rachford splitting method and the proximal point algorithm
 * for maximal monotone operators", Mathematical Programming 55, 1992.
 */
final class AffineSplitting {

    /** τ as a share of the largest part of the solution of least ℓ2 norm. */
    private static final double STEP = 0.1;

    private final SparseRows basis;
    private final double[] coordinates;
    private final Gauge gauge;
    private final double tau;
    private final Anderson anderson = new Anderson();
    private double[] z;
    private double[] mu;
    private double[] affine;
    private double[] shrunk;

    /** Starts at the solution of least ℓ2 norm, which is not 0. */
    AffineSplitting(RowSpan equations, Gauge gauge) {
        this.basis = new SparseRows(equations.basis());
        this.coordinates = equations.coordinates();
        this.gauge = gauge;
        this.z = basis.combination(coordinates);
        this.tau = STEP * gauge.dual(z);
        this.mu = new double[coordinates.length];
        this.affine = z;
        this.shrunk = z;
    }

    void advance(int steps) {
        for (int step = 0; step < steps; step++) {
            mu = coordinates.clone();
            Rows.add(mu, -1, basis.images(z));
            double[] correction = basis.combination(mu);
            affine = z.clone();
            Rows.add(affine, 1, correction);
            double[] reflected = affine.clone();
            Rows.add(reflected, 1, correction);
            shrunk = gauge.shrunk(reflected, tau);
            double[] image = z.clone();
            Rows.add(image, 1, shrunk);
            Rows.add(image, -1, affine);
            z = anderson.next(z, image);
        }
    }

    /** x, which solves {@code Qx = c} to rounding. */
    double[] affine() {
        return affine;
    }

    /** y, which is as sparse, or of as low rank, as the gauge makes it. */
    double[] shrunk() {
        return shrunk;
    }

    /** μ/τ, whose {@code ‖Qᵀμ/τ‖_*} goes to 1. */
    double[] duals() {
        return Rows.divided(mu, tau);
    }

    /** {@code c·μ/τ} over {@code ‖Qᵀμ/τ‖_*}: below the least norm. */
    double bound() {
        double size = gauge.dual(basis.combination(mu));
        return size == 0 ? 0 : Rows.dot(mu, coordinates) / size;
    }
}
