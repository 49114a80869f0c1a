package minima.training.oracle;

import minima.training.data.Samples;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Critical values of {@code ‖β̂‖_p = (Σ_k |β̂_k|^p)^(1/p)} over {@code zᵢ·β ≥ 1}, p = 2/L, by brute force: on each set
 * of frequencies that real signals can have alone, one is looked for by the least quadratic norm with weights
 * {@code |β̂_k|^(p − 2)} of the last solution, until these stand still; a set whose frequencies do not all stay has
 * none.
 *
 * <p>A solution that stands still keeps the first-order conditions on its frequencies, and each step lowers the norm
 * (majorization: t^(p/2) is concave). There may be more of them than are found. Cost: 2^(D/2 + 1) times some 100 hard
 * margins, so D is at most 12.
 *
 * <p>Source: I. Daubechies, R. DeVore, M. Fornasier, C. S. Güntürk, "Iteratively reweighted least squares minimization
 * for sparse recovery", CPAM 63, 2010, for the method.
 */
public final class BridgeCriticalPoints {

    /** The longest signal that is tried. */
    public static final int LONGEST = 12;

    private static final int MOST_STEPS = 2_000;
    private static final double STILL = 1e-12;
    private static final double GONE = 1e-5;

    private final String name;
    private final double[][][] transforms;
    private final int size;
    private final double p;

    private BridgeCriticalPoints(Samples samples, int layers) {
        this.name = samples.name();
        this.size = samples.dimension();
        this.p = 2.0 / layers;
        Dft dft = new Dft(size);
        this.transforms = Arrays.stream(samples.signedRows()).map(dft::of).toArray(double[][][]::new);
    }

    /**
     * The norms that were found, smallest first; none if D is above {@value #LONGEST}.
     *
     * @param layers L, at least 1
     */
    public static double[] norms(Samples binary, int layers) {
        if (binary.dimension() > LONGEST) {
            return new double[0];
        }
        BridgeCriticalPoints points = new BridgeCriticalPoints(binary.requireBinary(), layers);
        return IntStream.range(1, 1 << points.pairs())
                .mapToObj(points::frequencies)
                .flatMapToDouble(points::on)
                .sorted()
                .toArray();
    }

    /** How many frequencies there are if k and D − k count once. */
    private int pairs() {
        return size / 2 + 1;
    }

    private int[] frequencies(int set) {
        return IntStream.range(0, pairs()).filter(k -> (set >> k & 1) == 1).toArray();
    }

    /** The norm on one set, if all its frequencies stay. */
    private DoubleStream on(int[] frequencies) {
        double[] weight = new double[frequencies.length];
        Arrays.fill(weight, 1);
        for (int step = 0; step < MOST_STEPS; step++) {
            HardMargin least = HardMargin.ofRows(name, features(frequencies, weight));
            if (!least.separable()) {
                return DoubleStream.empty();
            }
            double[] modulus = modulus(frequencies, weight, least.weights());
            double largest = Rows.largest(modulus);
            double change = 0;
            for (int k = 0; k < weight.length; k++) {
                if (modulus[k] < GONE * largest) {
                    return DoubleStream.empty();
                }
                double next = StrictMath.pow(modulus[k], p - 2);
                change = Math.max(change, Math.abs(next / weight[k] - 1));
                weight[k] = next;
            }
            if (change < STILL) {
                return DoubleStream.of(norm(frequencies, modulus));
            }
        }
        return DoubleStream.empty();
    }

    /** In coordinates in which the weighted norm is the Euclidean one; a pair k, D − k counts twice. */
    private double[][] features(int[] frequencies, double[] weight) {
        double[][] rows = new double[transforms.length][2 * frequencies.length];
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k < frequencies.length; k++) {
                double scale = Math.sqrt(multiplicity(frequencies[k]) / weight[k]);
                rows[i][2 * k] = scale * transforms[i][0][frequencies[k]];
                rows[i][2 * k + 1] = multiplicity(frequencies[k]) == 1 ? 0 : scale * transforms[i][1][frequencies[k]];
            }
        }
        return rows;
    }

    private double[] modulus(int[] frequencies, double[] weight, double[] u) {
        double[] modulus = new double[frequencies.length];
        for (int k = 0; k < modulus.length; k++) {
            modulus[k] = Math.hypot(u[2 * k], u[2 * k + 1]) / Math.sqrt(multiplicity(frequencies[k]) * weight[k]);
        }
        return modulus;
    }

    private double norm(int[] frequencies, double[] modulus) {
        double sum = 0;
        for (int k = 0; k < modulus.length; k++) {
            sum += multiplicity(frequencies[k]) * StrictMath.pow(modulus[k], p);
        }
        return StrictMath.pow(sum, 1 / p);
    }

    private int multiplicity(int frequency) {
        return frequency == 0 || 2 * frequency == size ? 1 : 2;
    }
}
