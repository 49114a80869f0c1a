package minima.training.data;

import minima.training.random.Streams;

import java.util.SplittableRandom;

/** Small data sets whose answers are known by hand. */
public final class Fixtures {

    private static final double[][] SOUDRY_SUPPORT = {{0.5, 1.5}, {1.5, 0.5}, {-0.5, -1.5}, {-1.5, -0.5}};
    private static final int BESIDE_SUPPORT = 12;

    private Fixtures() {}

    /**
     * Three points on which the ℓ2, ℓ1 and ℓ∞ geometries part; all targets are +1 but the last, so the rows of y·x are
     * (3,1,1), (1,2,-1), (1,-1,4).
     *
     * <p>ℓ2: ŵ = (34,35,21)/83, γ = √(83/34); the last two rows support it with duals 23/83 and 11/83. ℓ1: ŵ = (1,0,0),
     * γ = 1. ℓ∞: ŵ = (5,5,3)/12, γ = 2.4.
     */
    public static Samples threeGeometries() {
        return new Samples("three geometries", new double[][] {{3, 1, 1}, {1, 2, -1}, {-1, 1, -4}}, 1, 1, -1);
    }

    /**
     * Two points whose rows y·x are (1,0) and (1,1): ŵ = (1,0), γ = 1, and the second is on the margin with dual 0, so
     * that the residual of gradient descent grows like (0, log log t).
     */
    public static Samples zeroDual() {
        return new Samples("zero dual", new double[][] {{1, 0}, {-1, -1}}, 1, -1);
    }

    /**
     * Six points of three classes: Ŵ = ((1/3, 0), (−1/6, 1/4), (−1/6, −1/4)), ‖Ŵ‖² = 7/24. Four pairs of a sample and
     * another class are on the margin, and one of them, (−1,2) against class 0, has dual 0.
     */
    public static Samples threeClasses() {
        return new Samples(
                "three classes",
                new double[][] {{2, 0}, {4, 1}, {-1, 2}, {-3, 3}, {-1, -3}, {0, -5}},
                0,
                0,
                1,
                1,
                2,
                2);
    }

    /**
     * The four support vectors ±(½,3/2), ±(3/2,½) of figure 1 of Soudry et al.: ŵ = (½,½), γ = √2, σ_max = √8.
     *
     * <p>Source: Soudry, Hoffer, Nacson, Gunasekar, Srebro, "The Implicit Bias of Gradient Descent on Separable Data",
     * JMLR 19(70), 2018.
     */
    public static Samples soudrySupport() {
        return new Samples("soudry support", SOUDRY_SUPPORT, 1, 1, -1, -1);
    }

    /**
     * {@link #soudrySupport()} with six random points a class behind them, which change neither ŵ nor γ: (a − b, a + b)
     * with a uniform in [1, 3) for the first class and in (-3, -1] for the second, b uniform in [-½, ½).
     */
    public static Samples soudry(Streams streams) {
        SplittableRandom random = streams.stream("data");
        double[][] x = new double[SOUDRY_SUPPORT.length + BESIDE_SUPPORT][];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            boolean support = i < SOUDRY_SUPPORT.length;
            int place = support ? i : i - SOUDRY_SUPPORT.length;
            y[i] = place < (support ? SOUDRY_SUPPORT.length : BESIDE_SUPPORT) / 2 ? 1 : -1;
            x[i] = support ? SOUDRY_SUPPORT[i] : behindSupport(y[i], random);
        }
        return new Samples("soudry", x, y);
    }

    /**
     * Two equations in three unknowns, {@code w₁ + w₂ + w₃ = 1} and {@code w₁ + 2w₂ = 10}: the solution of least ℓ2
     * norm is (1/3, 29/6, -25/6), of least ℓ1 norm (0, 5, -4), of least ℓ∞ norm (1, 4.5, -4.5).
     *
     * <p>Source: Gunasekar, Lee, Soudry, Srebro, "Characterizing Implicit Bias in Terms of Optimization Geometry", ICML
     * 2018, example 4.
     */
    public static Samples gunasekar() {
        return new Samples("gunasekar", new double[][] {{1, 1, 1}, {1, 2, 0}}, 1, 10);
    }

    /**
     * Four signals of length 8, the last of class −1, whose separator of least Fourier ℓ1 norm, 1.188943, has the three
     * frequencies 0, 3 and 5 alone, and whose ℓ2 separator, of norm .662707, has all.
     */
    public static Samples signals() {
        double[][] rows = {
            {2, 0, 1, -1, 0, 1, 0, -1},
            {1, 1, 0, 0, -1, 2, 0, 0},
            {0, -1, 2, 1, 1, 0, -1, 0},
            {-1, 0, 0, -2, 0, 0, -1, -1}
        };
        return new Samples("signals", rows, 1, 1, 1, -1);
    }

    /**
     * Five points of dimension 8, the last of class −1, whose separators of least ℓ2, ℓ1, ℓ∞ norm, of least Fourier ℓ1
     * norm and of least nuclear norm as 2×4 matrices all differ: by the norm of each, any other is at least 11 %
     * longer.
     */
    public static Samples fiveNorms() {
        double[][] rows = {
            {0, -1, 0, -2, 2, 2, 0, 0},
            {1, 2, -1, 0, 2, -2, -2, -1},
            {1, -2, -1, 2, 1, -1, 1, 2},
            {-1, -1, 1, -1, -2, -1, -1, -1},
            {0, 2, 1, 2, -1, 2, -1, -1}
        };
        return new Samples("five norms", rows, 1, 1, 1, 1, -1);
    }

    /**
     * Three 2×2 matrices, row by row, whose largest margin over the spectral norm is 4, at W = I: y·X = (4,2;−1,0),
     * (2,−2;1,2) and (4,1;0,2).
     *
     * <p>The traces are 4, 4 and 6; and half of the first two together is diag(3, 1), of nuclear norm 4, its matrix
     * sign I. In the Frobenius norm another W is best.
     */
    public static Samples matrices() {
        return new Samples("matrices", new double[][] {{4, 2, -1, 0}, {2, -2, 1, 2}, {-4, -1, 0, -2}}, 1, 1, -1);
    }

    /**
     * Answers of five weak learners on six samples, the last of class −1: the best vote is (1,1,0,0,1)/3 with margin
     * 1/3 on every sample.
     */
    public static Samples sixVotes() {
        double[][] answers = {
            {1, 1, -1, 1, -1},
            {1, -1, 1, 1, 1},
            {-1, 1, 1, -1, 1},
            {1, 1, 1, -1, -1},
            {1, -1, -1, 1, 1},
            {1, -1, -1, -1, -1}
        };
        return new Samples("six votes", answers, 1, 1, 1, 1, 1, -1);
    }

    /**
     * Answers of eight weak learners on eight samples, the last of class −1, on which AdaBoost by exact steps ends in a
     * cycle among three learners with margin 1/3, though the best vote (2,3,4,1,2,2,1,1)/16 has 3/8.
     *
     * <p>Source: C. Rudin, I. Daubechies, R. E. Schapire, "The Dynamics of AdaBoost: Cyclic Behavior and Convergence of
     * Margins", JMLR 5, 2004; recalled, with both margins recomputed.
     */
    public static Samples cyclingVotes() {
        double[][] answers = {
            {-1, 1, 1, 1, 1, -1, -1, 1},
            {-1, 1, 1, -1, -1, 1, 1, 1},
            {1, -1, 1, 1, 1, -1, 1, 1},
            {1, -1, 1, 1, -1, 1, 1, 1},
            {1, -1, 1, -1, 1, 1, 1, -1},
            {1, 1, -1, 1, 1, 1, 1, -1},
            {1, 1, -1, 1, 1, 1, -1, 1},
            {-1, -1, -1, -1, 1, 1, -1, 1}
        };
        return new Samples("cycling votes", answers, 1, 1, 1, 1, 1, 1, 1, -1);
    }

    /**
     * Signs of 13 of the 25 entries of a 5×5 matrix {@code abᵀ} of rank 1, a = (−1, 1, −1, 1, 1), b = (1, 1, 1, 1, −1):
     * features i, j. The least nuclear norm of a matrix with margin 1 on them is 5, that of {@code abᵀ} itself.
     */
    public static Samples rankOneSigns() {
        return new Samples(
                "13 signs of rank 1",
                new double[][] {
                    {4, 1}, {3, 3}, {1, 2}, {1, 1}, {0, 2}, {2, 1}, {2, 2}, {4, 0}, {0, 3}, {3, 4}, {4, 4}, {1, 0},
                    {0, 4}
                },
                1,
                1,
                1,
                1,
                -1,
                -1,
                -1,
                1,
                -1,
                -1,
                -1,
                1,
                1);
    }

    private static double[] behindSupport(double sign, SplittableRandom random) {
        double a = sign * (1 + 2 * random.nextDouble());
        double b = random.nextDouble() - 0.5;
        return new double[] {a - b, a + b};
    }
}
