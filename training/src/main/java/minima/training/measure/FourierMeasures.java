package minima.training.measure;

import minima.training.claim.Measure;
import minima.training.claim.VectorMeasure;
import minima.training.descent.LinearSimulation;
import minima.training.linalg.Kernels;
import minima.training.oracle.Dft;

import java.util.function.ToDoubleFunction;

/**
 * The weights β of a classifier in frequencies: the unitary transform β̂ and its norms, as far as L layers of
 * convolutions make them small.
 *
 * <p>{@code ‖β̂‖_p = (Σ_k |β̂_k|^p)^(1/p)} with p = 2/L, so ‖β‖₂ for one layer and ‖β̂‖₁ for two. Cost: O(D²) each time
 * the weights have changed.
 */
public final class FourierMeasures {

    /** Frequencies below this share of the largest do not count. */
    private static final double PRESENT = 0.01;

    private final LinearSimulation simulation;
    private final Dft dft;
    private final double p;
    private double[] modulus = {};
    private long version = -1;

    /** @param layers L, at least 1 */
    public FourierMeasures(LinearSimulation simulation, int layers) {
        this.simulation = simulation;
        this.dft = new Dft(simulation.dimension());
        this.p = 2.0 / layers;
    }

    /** |β̂|, by frequency. */
    public VectorMeasure spectrum() {
        return new VectorMeasure(
                Metrics.SPECTRUM_DFT,
                simulation.dimension(),
                into -> System.arraycopy(modulus(), 0, into, 0, into.length));
    }

    /** ‖β̂‖₁ at margin 1, or as it is where nothing is separated. */
    public Measure l1() {
        return new Measure(Metrics.NORM_DFT1, () -> norm(1) / marginOrOne());
    }

    /** ‖β̂‖_p at margin 1, or as it is where nothing is separated. */
    public Measure bridge() {
        return new Measure(Metrics.NORM_BRIDGE, () -> norm(p) / marginOrOne());
    }

    /** Frequencies with |β̂_k| above 1 % of the largest. */
    public Measure count() {
        return new Measure(Metrics.FREQUENCIES_COUNT, () -> {
            double largest = largest();
            int count = 0;
            for (double value : modulus()) {
                count += value > PRESENT * largest ? 1 : 0;
            }
            return count;
        });
    }

    /** {@code |1 − c min zᵢ·β / ‖β̂‖_p|} of the nearest of the given norms c that β may have at margin 1. */
    public Measure gap(double... norms) {
        return new Measure(Metrics.GAP_ORACLE, () -> {
            double margin = margin() / norm(p);
            double nearest = Double.POSITIVE_INFINITY;
            for (double norm : norms) {
                nearest = Math.min(nearest, Math.abs(1 - margin * norm));
            }
            return nearest;
        });
    }

    /** What {@code residual} gives of β. */
    public Measure stationarity(ToDoubleFunction<double[]> residual) {
        return new Measure(Metrics.STATIONARITY, () -> residual.applyAsDouble(simulation.weights()));
    }

    private double margin() {
        return Kernels.min(simulation.evaluation().outputs(), simulation.model().samples());
    }

    private double marginOrOne() {
        return margin() > 0 ? margin() : 1;
    }

    private double[] modulus() {
        if (version != simulation.version()) {
            modulus = dft.modulus(simulation.weights());
            version = simulation.version();
        }
        return modulus;
    }

    private double largest() {
        double largest = 0;
        for (double value : modulus()) {
            largest = Math.max(largest, value);
        }
        return largest;
    }

    /** Of moduli over the largest, so that powers neither vanish nor overflow; 1 where all are 0. */
    private double norm(double power) {
        double largest = largest();
        double sum = 0;
        for (double value : modulus()) {
            sum += largest == 0 ? 0 : StrictMath.pow(value / largest, power);
        }
        return largest == 0 ? 1 : largest * StrictMath.pow(sum, 1 / power);
    }
}
