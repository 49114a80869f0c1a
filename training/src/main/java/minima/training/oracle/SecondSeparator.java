package minima.training.oracle;

import minima.training.claim.Assumption;
import minima.training.data.Samples;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What samples on the margin with dual 0 add to descent on separable data: {@code w(t) = ŵ log t + ŵ₂ log log t +
 * ρ(t)}, where ŵ₂ minimizes ‖w‖ subject to {@code zₙ·w ≥ 1} for those samples, orthogonal to the support vectors with a
 * positive dual.
 *
 * <p>Defined where the samples on the margin are linearly independent, so that α is unique, some have dual 0, and none
 * of these has dual 0 for ŵ₂ again, which would add a term log log log t. Cost: that of a {@link HardMargin} of them.
 *
 * <p>Source: D. Soudry, E. Hoffer, M. Shpigel Nacson, S. Gunasekar, N. Srebro, "The Implicit Bias of Gradient Descent
 * on Separable Data", JMLR 19(70), 2018, on degenerate data sets.
 */
public final class SecondSeparator {

    /** A dual counts as 0 below this share of the largest. */
    private static final double ZERO = 1e-9;

    private final List<double[]> first = new ArrayList<>();
    private final List<Double> firstDuals = new ArrayList<>();
    private final List<double[]> second = new ArrayList<>();
    private final List<Integer> secondSamples = new ArrayList<>();
    private final @Nullable HardMargin among;

    private SecondSeparator(Samples binary, HardMargin svm) {
        double[][] z = binary.requireBinary().signedRows();
        double[] duals = svm.separable() ? svm.duals() : new double[0];
        int[] onMargin = svm.separable() ? svm.support() : new int[0];
        double zero = ZERO * Rows.largest(duals);
        for (int n : onMargin) {
            if (duals[n] > zero) {
                first.add(z[n]);
                firstDuals.add(duals[n]);
            } else {
                second.add(z[n]);
                secondSamples.add(n);
            }
        }
        among = !second.isEmpty() && rank() == onMargin.length ? HardMargin.ofRows(binary.name(), projected()) : null;
    }

    public static SecondSeparator of(Samples binary, HardMargin svm) {
        return new SecondSeparator(binary, svm);
    }

    private int rank() {
        List<double[]> all = new ArrayList<>(first);
        all.addAll(second);
        return Spectrum.rank(all.toArray(double[][]::new));
    }

    /** The rows with dual 0, less their parts in the span of the others. */
    private double[][] projected() {
        MinNorm span = MinNorm.of(new Samples("support", first.toArray(double[][]::new), new double[first.size()]));
        return second.stream().map(span::limitFrom).toArray(double[][]::new);
    }

    /** Whether it is defined, with the numbers that decide. */
    public Assumption degeneracy() {
        String name = "a support vector with dual 0";
        int onMargin = first.size() + second.size();
        if (among == null) {
            String detail = onMargin == 0
                    ? "no samples are on a margin"
                    : "%d of %d on the margin, which span %d dimensions".formatted(second.size(), onMargin, rank());
            return Assumption.of(name, false, detail);
        }
        Assumption again = among.generalPosition();
        return Assumption.of(
                name,
                !again.fails(),
                "%d of %d on the margin; of these %s".formatted(second.size(), onMargin, again.detail()));
    }

    /** The samples on the margin with dual 0, increasing. */
    public List<Integer> samples() {
        return List.copyOf(secondSamples);
    }

    /**
     * ŵ₂, shape [d].
     *
     * @throws ArithmeticException if it is not defined
     */
    public double[] weights() {
        return defined().weights();
    }

    /** {@code w·ŵ₂/‖ŵ₂‖²}, which grows like log log t. */
    public double component(double[] w) {
        double[] weights = weights();
        return Rows.dot(w, weights) / Rows.dot(weights, weights);
    }

    private HardMargin defined() {
        if (among == null) {
            throw new ArithmeticException(
                    "second separator is undefined: " + degeneracy().detail());
        }
        return among;
    }

    /**
     * The limit of {@code ρ·ŵ₂/‖ŵ₂‖²} for gradient descent with step η on the exponential loss, as for the logistic.
     *
     * <p>{@code zₙ·ρ → −log(αₙ/η)} for support vectors, α₂ in the place of α for those with dual 0.
     */
    public double residual(double eta) {
        List<double[]> rows = new ArrayList<>(first);
        double[] duals = defined().duals();
        List<Double> limits = new ArrayList<>(
                firstDuals.stream().map(alpha -> -Math.log(alpha / eta)).toList());
        for (int n = 0; n < duals.length; n++) {
            if (duals[n] > 0) {
                rows.add(second.get(n));
                limits.add(-Math.log(duals[n] / eta));
            }
        }
        double[] targets = limits.stream().mapToDouble(limit -> limit).toArray();
        return component(MinNorm.of(new Samples("residual", rows.toArray(double[][]::new), targets))
                .weights());
    }
}
