package minima.experiments.leastsquares;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What descent and ridge regression make of each singular direction: {@code w = Σ fᵢ cᵢ vᵢ}, c the coordinates of X⁺y;
 * and the risk that this means where {@code y = Xw* + noise}.
 *
 * <p>Gradient descent after t steps has {@code f = 1 − (1 − ησ²)^t}, gradient flow at time ηt {@code 1 − e^(−ησ²t)},
 * ridge with λ = 1/(ηt) {@code σ²/(σ² + λ)}. The risk, the expected loss beside that of w* with fresh noise, is
 * {@code ½ Σ ((1 − fᵢ)σᵢcᵢ*)² + noise² fᵢ²}. Directions that y does not excite show no filter and are left out.
 */
final class SpectralFilter {

    /** The supremum over x > 0 of {@code (1 − e^(−x))(1 + x)/x}, at x = 1.7933. */
    static final double FLOW_OVER_RIDGE = 1.2984256075256;

    /** Of the largest coordinate: below it, a direction counts as not excited. */
    private static final double EXCITED = 1e-8;

    private final Contraction answer;
    private final double[] sigma;
    private final double[] c;
    private final double[] truth;
    private final int[] excited;
    private final double noise;
    private final double eta;

    /**
     * @param truth w*, shape [d]
     * @param noise standard deviation of the noise
     * @param eta what one step lasts
     */
    SpectralFilter(Contraction answer, double[] truth, double noise, double eta) {
        this.answer = answer;
        this.sigma = answer.singularValues();
        this.c = answer.coordinates(answer.weights());
        this.truth = answer.coordinates(truth);
        this.noise = noise;
        this.eta = eta;
        double largest = Arrays.stream(c).map(Math::abs).max().orElseThrow();
        this.excited = IntStream.range(0, c.length)
                .filter(i -> Math.abs(c[i]) > EXCITED * largest)
                .toArray();
    }

    /** How many directions show a filter. */
    int size() {
        return excited.length;
    }

    /** fᵢ of these weights, shape [size]. */
    double[] of(double[] w) {
        double[] at = answer.coordinates(w);
        return IntStream.of(excited).mapToDouble(i -> at[i] / c[i]).toArray();
    }

    double[] descent(long steps) {
        return each(i -> -Math.expm1(steps * Math.log1p(-eta * sigma[i] * sigma[i])));
    }

    double[] flow(long steps) {
        return each(i -> -Math.expm1(-eta * steps * sigma[i] * sigma[i]));
    }

    /** With {@code λ = 1/(η steps)}; 0 after none. */
    double[] ridge(double steps) {
        return each(i -> {
            double x = eta * steps * sigma[i] * sigma[i];
            return x / (1 + x);
        });
    }

    /** The least risk of ridge over a grid of λ, 200 to a factor of ten, that reaches beyond all σ². */
    double bestRidgeRisk() {
        double least = Double.POSITIVE_INFINITY;
        double from = Math.log10(1 / (eta * sigma[0] * sigma[0])) - 4;
        double to = Math.log10(1 / (eta * sigma[sigma.length - 1] * sigma[sigma.length - 1])) + 8;
        for (int k = 0; k <= 200 * (to - from); k++) {
            least = Math.min(least, risk(ridge(Math.pow(10, from + k / 200.0))));
        }
        return least;
    }

    private double[] each(IntToDoubleFunction filter) {
        return IntStream.of(excited).mapToDouble(filter).toArray();
    }

    /** {@code ‖Σ (fᵢ − gᵢ)cᵢvᵢ‖}. */
    double distance(double[] f, double[] g) {
        double sum = 0;
        for (int k = 0; k < f.length; k++) {
            double apart = (f[k] - g[k]) * c[excited[k]];
            sum += apart * apart;
        }
        return Math.sqrt(sum);
    }

    /** {@code ‖Σ fᵢcᵢvᵢ‖}. */
    double norm(double[] f) {
        return distance(f, new double[f.length]);
    }

    double risk(double[] f) {
        double sum = 0;
        for (int k = 0; k < f.length; k++) {
            double bias = (1 - f[k]) * sigma[excited[k]] * truth[excited[k]];
            sum += bias * bias + noise * noise * f[k] * f[k];
        }
        return sum / 2;
    }
}
