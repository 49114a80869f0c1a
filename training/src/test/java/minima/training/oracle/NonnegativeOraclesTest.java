package minima.training.oracle;

import minima.training.claim.InvalidInput;
import minima.training.data.Samples;
import minima.training.random.Streams;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Interpolants that are nonnegative: of least sum, and nearest to a start in relative entropy. */
class NonnegativeOraclesTest {

    /** w₁ + 2w₂ = 2: all on the second coordinate, sum 1. */
    private static final Samples ONE_EQUATION = new Samples("one", new double[][] {{1, 2}}, 2);

    @Test
    void theLeastSumUsesWhatCountsMost() {
        NonnegativeInterpolant answer = NonnegativeInterpolant.of(ONE_EQUATION);

        assertThat(answer.weights()).containsExactly(new double[] {0, 1}, within(1e-12));
        assertThat(answer.duals()).containsExactly(new double[] {0.5}, within(1e-12));
    }

    /** Rows that combine to 1 where w > 0 and to less elsewhere: ν of ones proves that w is best. */
    @Test
    void findsTheLeastSumThatWasPlanted() {
        SplittableRandom random = new Streams(3).stream("planted");
        for (int trial = 0; trial < 20; trial++) {
            int d = 5 + trial;
            int n = 2 + trial / 2;
            double[] w = new double[d];
            double[] slope = new double[d];
            for (int j = 0; j < d; j++) {
                w[j] = j % 4 == 0 ? 0.5 + random.nextDouble() : 0;
                slope[j] = w[j] > 0 ? 1 : 1 - 2 * random.nextDouble();
            }
            double[][] x = new double[n][];
            for (int i = 0; i < n - 1; i++) {
                x[i] = Streams.gaussians(random, d, 1);
                Rows.add(slope, -1, x[i]);
            }
            x[n - 1] = slope;
            Samples samples = new Samples("planted", x, Rows.images(x, w));
            NonnegativeInterpolant answer = NonnegativeInterpolant.of(samples);

            assertThat(answer.sum())
                    .as("trial=%d", trial)
                    .isCloseTo(Arrays.stream(w).sum(), within(1e-9 * d));
            assertThat(answer.certificate().relative()).isLessThan(1e-9);
        }
    }

    @Test
    void refuseWhatNothingPositiveInterpolates() {
        Samples negative = new Samples("negative", new double[][] {{1, 2}}, -1);

        assertThatThrownBy(() -> NonnegativeInterpolant.of(negative))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("w ≥ 0");
        assertThatThrownBy(() -> EntropyProjection.of(negative, 1, 1))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("w > 0");
    }

    /** s e^ν + 2s e^(2ν) = 2 by hand for s = 1: e^ν = (√17 − 1)/4. */
    @Test
    void theProjectionMultipliesTheStartByExponentialsOfTheRows() {
        double e = (Math.sqrt(17) - 1) / 4;

        assertThat(EntropyProjection.of(ONE_EQUATION, 1, 1)).containsExactly(new double[] {e, e * e}, within(1e-12));
    }

    /**
     * Optimality by arithmetic: {@code Xw = y}, and log(w/s) in the span of the rows; the sum falls to the least one as
     * the start does, from above, as it does for every start that is a multiple of ones.
     */
    @Test
    void theProjectionOfASmallerStartHasASmallerSum() {
        for (long seed = 1; seed <= 10; seed++) {
            SplittableRandom random = new Streams(seed).stream("data");
            double[][] x = {
                Streams.gaussians(random, 9, 1), Streams.gaussians(random, 9, 1), Streams.gaussians(random, 9, 1)
            };
            double[] positive = random.doubles(9, 0, 1).toArray();
            Samples samples = new Samples("random", x, Rows.images(x, positive));
            double least = NonnegativeInterpolant.of(samples).sum();
            double before = Double.POSITIVE_INFINITY;
            for (double start = 1; start > 1e-13; start /= 100) {
                double[] s = new double[9];
                Arrays.fill(s, start);
                double[] w = EntropyProjection.of(samples, s);
                double[] log = Arrays.stream(w).map(v -> Math.log(v / s[0])).toArray();
                double sum = Arrays.stream(w).sum();

                assertThat(Rows.images(x, w)).containsExactly(samples.targets(), within(1e-9));
                assertThat(MinNorm.of(new Samples("span", x, 0, 0, 0)).distanceToSpan(log))
                        .isLessThan(1e-9);
                assertThat(sum).as("seed=%d, start=%g", seed, start).isBetween(least - 1e-9, before);
                before = sum;
            }
        }
    }
}
