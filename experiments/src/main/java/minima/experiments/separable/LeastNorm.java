package minima.experiments.separable;

import minima.training.claim.Measure;
import minima.training.data.Samples;
import minima.training.descent.LinearSimulation;
import minima.training.descent.LpGeometry;
import minima.training.linalg.Kernels;
import minima.training.measure.Metrics;
import minima.training.measure.SingularValues;
import minima.training.oracle.Dft;
import minima.training.oracle.FourierNorm;
import minima.training.oracle.HardMargin;
import minima.training.oracle.Norm;
import minima.training.oracle.NuclearMargin;
import minima.training.oracle.PolyhedralMargin;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * The separator that is least in some norm, how far a run is from it, and how much the dual leaves open of what it
 * lacks.
 *
 * <p>The dual {@code u = Σ αᵢzᵢ} has dual norm 1. Where the separator has no part (a coordinate, a frequency, a
 * singular direction) the modulus of u is at most 1; the largest of these is {@link #outside()}: the nearer to 1, the
 * slower such parts die away.
 */
final class LeastNorm {

    /** Parts of the separator below this share of the largest are 0 but for rounding. */
    private static final double PRESENT = 1e-6;

    /** Share by which norms must differ to be told apart after some 10⁴ steps. */
    private static final double APART = 0.01;

    private final String metric;
    private final ToDoubleFunction<double[]> norm;
    private final double[] weights;
    private final double outside;

    private LeastNorm(String metric, ToDoubleFunction<double[]> norm, double[] weights, double outside) {
        this.metric = metric;
        this.norm = norm;
        this.weights = weights;
        this.outside = outside;
    }

    static LeastNorm l2(HardMargin svm) {
        return new LeastNorm(Metrics.GAP_L2, new LpGeometry(2)::norm, svm.weights(), 0);
    }

    static LeastNorm l1(Samples separable) {
        PolyhedralMargin margin = PolyhedralMargin.of(separable, Norm.L1);
        double[] dual = dual(separable, margin.duals());
        return new LeastNorm(Metrics.GAP_L1, Norm.L1::of, margin.weights(), largestOutside(margin.weights(), dual));
    }

    static LeastNorm linf(Samples separable) {
        return new LeastNorm(
                Metrics.GAP_LINF,
                Norm.LINF::of,
                PolyhedralMargin.of(separable, Norm.LINF).weights(),
                0);
    }

    static LeastNorm fourier(FourierNorm least, Samples separable) {
        Dft dft = new Dft(separable.dimension());
        double[] dual = dft.modulus(dual(separable, least.duals()));
        return new LeastNorm(
                Metrics.GAP_DFT1,
                beta -> Arrays.stream(dft.modulus(beta)).sum(),
                least.weights(),
                largestOutside(least.spectrum(), dual));
    }

    /** Of weights as a matrix, row by row. */
    static LeastNorm nuclear(Samples separable, int rows, int columns) {
        NuclearMargin margin = NuclearMargin.of(separable, columns);
        double[] dual = SingularValues.of(dual(separable, margin.duals()), 0, rows, columns);
        return new LeastNorm(
                Metrics.GAP_NUCLEAR,
                beta -> SingularValues.sum(SingularValues.of(beta, 0, rows, columns)),
                Arrays.stream(margin.matrix()).flatMapToDouble(Arrays::stream).toArray(),
                margin.rank() < dual.length ? dual[margin.rank()] : 0);
    }

    /** {@code Σ αᵢzᵢ}. */
    private static double[] dual(Samples samples, double[] duals) {
        double[][] z = samples.signedRows();
        double[] sum = new double[samples.dimension()];
        for (int i = 0; i < z.length; i++) {
            for (int j = 0; j < sum.length; j++) {
                sum[j] = Math.fma(duals[i], z[i][j], sum[j]);
            }
        }
        return sum;
    }

    private static double largestOutside(double[] parts, double[] dual) {
        double present = PRESENT * Norm.LINF.of(parts);
        double largest = 0;
        for (int k = 0; k < parts.length; k++) {
            largest = Math.max(largest, Math.abs(parts[k]) > present ? 0 : Math.abs(dual[k]));
        }
        return largest;
    }

    String metric() {
        return metric;
    }

    /** The least norm at margin 1. */
    double least() {
        return norm.applyAsDouble(weights);
    }

    /** The largest modulus of the dual where the separator has no part, in [0, 1]; 0 where it has all. */
    double outside() {
        return outside;
    }

    /** Whether the other separator is visibly longer in this norm. */
    boolean isApartFrom(LeastNorm other) {
        return norm.applyAsDouble(other.weights) > (1 + APART) * least();
    }

    /** {@code 1 − least · min zᵢ·w / ‖w‖}, under this norm's metric; 1 at w = 0. */
    Measure gap(LinearSimulation simulation) {
        double least = least();
        return new Measure(metric, () -> {
            double length = norm.applyAsDouble(simulation.weights());
            double margin = Kernels.min(
                    simulation.evaluation().outputs(), simulation.model().samples());
            return length == 0 ? 1 : 1 - least * margin / length;
        });
    }
}
