package minima.training.oracle;

import minima.training.claim.Assumption;
import minima.training.claim.InvalidInput;
import minima.training.data.Samples;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Locale;

/**
 * The least w of a {@link Gauge} with {@code zᵢ·w ≥ 1} and its duals, bracketed to 1e-6; or the proof that there is
 * none.
 */
final class CertifiedMargin {

    private static final double OPTIMAL = 1e-6;

    /** As narrow as the bracket is asked to be; rounding stops it not far below. */
    private static final double WANTED = 1e-11;

    /** A bracket that is good enough not to try another way. */
    private static final double NARROW = 1e-9;

    /** Steps after which, if nothing has separated yet, it is asked whether anything can. */
    private static final int PATIENCE = 300;

    private static final int MOST_STEPS = 5_000;

    /** Slope and step of the ways that are tried, one after the other: the later, the narrower the margin. */
    private static final double[][] WAYS = {{5, 1}, {50, 0.1}, {200, 0.1}, {1000, 0.1}, {5000, 0.1}};

    private final String name;
    private final String norm;
    private final double @Nullable [] weights;
    private final double[] duals;
    private final @Nullable DualityGap certificate;
    private final @Nullable HardMargin inseparable;

    private CertifiedMargin(
            String name,
            String norm,
            double @Nullable [] weights,
            double[] duals,
            @Nullable DualityGap certificate,
            @Nullable HardMargin inseparable) {
        this.name = name;
        this.norm = norm;
        this.weights = weights;
        this.duals = duals;
        this.certificate = certificate;
        this.inseparable = inseparable;
    }

    /**
     * Solves for the given samples.
     *
     * @param norm its name for people
     */
    static CertifiedMargin of(Samples binary, Gauge gauge, String norm) {
        Samples samples = binary.requireBinary();
        double[][] z = samples.signedRows();
        if (Arrays.stream(z).anyMatch(row -> Rows.largest(row) == 0)) {
            return inseparable(samples.name(), norm, HardMargin.ofRows(samples.name(), z));
        }
        double unit = Rows.powerOfTwoNear(z);
        double[][] rows = Rows.divided(z, unit);
        MarginSplitting splitting = new MarginSplitting(rows, gauge, WAYS[0][0], WAYS[0][1]).advance(PATIENCE, WANTED);
        if (!splitting.separates()) {
            HardMargin euclidean = HardMargin.ofRows(samples.name(), z);
            if (!euclidean.separable()) {
                return inseparable(samples.name(), norm, euclidean);
            }
        }
        splitting.advance(MOST_STEPS, WANTED);
        for (int way = 1; way < WAYS.length && !splitting.closed(NARROW); way++) {
            splitting = new MarginSplitting(rows, gauge, WAYS[way][0], WAYS[way][1])
                    .knowing(splitting)
                    .advance(MOST_STEPS, WANTED);
        }
        double[] weights = Rows.divided(splitting.weights(), unit);
        double[] duals = Rows.divided(splitting.duals(), unit);
        DualityGap gap = gap(z, gauge, weights, duals);
        if (gap.relative() <= OPTIMAL) {
            return new CertifiedMargin(samples.name(), norm, weights, duals, gap, null);
        }
        throw new InvalidInput(String.format(
                Locale.ROOT,
                "margin must be wide enough for double precision: duality gap=%.1e in %s. Maybe leave out samples that"
                        + " contradict each other",
                gap.relative(),
                samples.name()));
    }

    private static CertifiedMargin inseparable(String name, String norm, HardMargin euclidean) {
        return new CertifiedMargin(name, norm, null, new double[0], null, euclidean);
    }

    /** From the samples as given: w and α, scaled to keep their constraints. */
    private static DualityGap gap(double[][] z, Gauge gauge, double[] w, double[] duals) {
        double least = Arrays.stream(Rows.images(z, w)).min().orElseThrow();
        return new DualityGap(gauge.of(w) / least, Arrays.stream(duals).sum() / gauge.dual(Rows.combination(duals, z)));
    }

    boolean separable() {
        return weights != null;
    }

    /** w, shape [d]. */
    double[] weights() {
        return solved(weights).clone();
    }

    /** α, shape [n]. */
    double[] duals() {
        solved(weights);
        return duals.clone();
    }

    DualityGap certificate() {
        return solved(certificate);
    }

    Gordan proof() {
        if (inseparable == null) {
            throw new ArithmeticException("proof of inseparability is undefined: %s is separable".formatted(name));
        }
        return inseparable.proof();
    }

    Assumption separability() {
        return inseparable == null
                ? Assumption.of(
                        "separable",
                        true,
                        String.format(
                                Locale.ROOT,
                                "margin %.6g in %s",
                                1 / certificate().primal(),
                                norm))
                : inseparable.separability();
    }

    private <T> T solved(@Nullable T value) {
        if (value == null) {
            throw new ArithmeticException("%s margin is undefined: %s is not separable".formatted(norm, name));
        }
        return value;
    }
}
