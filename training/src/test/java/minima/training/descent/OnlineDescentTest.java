package minima.training.descent;

import minima.training.claim.StateReader;
import minima.training.claim.StateWriter;
import minima.training.data.SignSamples;
import minima.training.random.Streams;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class OnlineDescentTest {

    private static final double[] TARGET = {1.5, 0, 0, -0.5, 0};

    /** w = U(p⁺ − p⁻) with p± ∝ e^∓ηUg: after g = (1, 0), experts weigh e^−a, e^a, 1, 1 with a = ηU. */
    @Test
    void exponentiatedGradientWeighsTwoExpertsAFeature() {
        SignedExponentiatedGradient learner = new SignedExponentiatedGradient(2, 3, 8);
        double a = Math.sqrt(2 * Math.log(4) / 8);
        assertThat(learner.weights()).containsExactly(0, 0);
        learner.learn(new double[] {1, 0});

        assertThat(learner.weights()[0])
                .isCloseTo(3 * (Math.exp(-a) - Math.exp(a)) / (2 * Math.cosh(a) + 2), within(1e-14));
        assertThat(learner.weights()[1]).isZero();
    }

    @Test
    void exponentiatedGradientStaysInItsBallAndFarSumsDoNotOverflow() {
        SignedExponentiatedGradient learner = new SignedExponentiatedGradient(2, 3, 1);
        for (int t = 0; t < 10_000; t++) {
            learner.learn(new double[] {1, -1});
        }

        assertThat(learner.weights()).containsExactly(new double[] {-1.5, 1.5}, within(1e-12));
    }

    /** With the tuned rate both terms of a bound are equal: U √(2m log 2d) and B √(dm). */
    @Test
    void boundsAreThoseOfTheTunedRates() {
        assertThat(new SignedExponentiatedGradient(50, 3, 200).regretBound(200))
                .isCloseTo(3 * Math.sqrt(2 * 200 * Math.log(100)), within(1e-10));
        assertThat(new EuclideanLearner(50, 3, 200).regretBound(200)).isCloseTo(3 * Math.sqrt(50 * 200), within(1e-10));
    }

    /** An opponent that punishes each learner's weights and, in other runs, tosses coins. */
    @Test
    void noOpponentExceedsTheRegretBound() {
        SplittableRandom random = new Streams(9).stream("opponent");
        int d = 4;
        long m = 300;
        for (int trial = 0; trial < 20; trial++) {
            for (OnlineLearner learner :
                    List.of(new SignedExponentiatedGradient(d, 2, m), new EuclideanLearner(d, 2, m))) {
                double[] sums = new double[d];
                double own = 0;
                for (int t = 0; t < m; t++) {
                    double[] g = new double[d];
                    for (int j = 0; j < d; j++) {
                        double spite = learner.weights()[j] == 0 ? 1 : Math.signum(learner.weights()[j]);
                        g[j] = trial % 2 == 0 ? spite : random.nextBoolean() ? 1 : -1;
                        own += g[j] * learner.weights()[j];
                        sums[j] += g[j];
                    }
                    learner.learn(g);
                }
                boolean euclidean = learner instanceof EuclideanLearner;
                double best = -2 * (euclidean ? norm(sums) : largest(sums));

                assertThat(own - best).isLessThanOrEqualTo(learner.regretBound(m));
            }
        }
    }

    @Test
    void regretIsTheLossAboveThatOfTheTarget() {
        SignSamples samples = new SignSamples(new Streams(2), "samples", TARGET);
        OnlineDescent descent = new OnlineDescent(samples, new EuclideanLearner(5, 2, 10));
        double[] x = new double[5];
        double y = samples.draw(0, x);
        double first = Math.log(2) - Math.log1p(Math.exp(-y * samples.score(x)));
        descent.advance(1);
        double[] expected = new double[5];
        for (int j = 0; j < 5; j++) {
            expected[j] = 2 / Math.sqrt(50) * y * x[j] / 2;
        }

        assertThat(descent.regret()).isCloseTo(first, within(1e-14));
        assertThat(descent.weights()).containsExactly(expected, within(1e-15));
        assertThat(descent.excess()).isBetween(0.0, Math.log(2));
    }

    /** The regret minus t times the excess is a sum of t independent terms of mean 0: four standard deviations. */
    @Test
    void excessIsTheRegretWithTheLabelsAveragedOut() {
        int runs = 400;
        double difference = 0;
        double squares = 0;
        for (int run = 0; run < runs; run++) {
            OnlineDescent descent = new OnlineDescent(
                    new SignSamples(new Streams(run), "samples", TARGET), new EuclideanLearner(5, 2, 50));
            descent.advance(50);
            double rest = descent.regret() - 50 * descent.excess();
            difference += rest / runs;
            squares += rest * rest / runs;
        }

        assertThat(difference).isCloseTo(0, within(4 * Math.sqrt(squares / runs)));
    }

    @Test
    void goesOnBitForBitFromWhatItSaved() {
        List<Supplier<OnlineLearner>> learners =
                List.of(() -> new SignedExponentiatedGradient(5, 2, 50), () -> new EuclideanLearner(5, 2, 50));
        for (Supplier<OnlineLearner> learner : learners) {
            OnlineDescent whole = descent(learner.get());
            whole.advance(20);
            StateWriter out = new StateWriter();
            whole.save(out);
            OnlineDescent resumed = descent(learner.get());
            resumed.restore(new StateReader(out.toBytes()));
            whole.advance(20);
            resumed.advance(20);

            assertThat(resumed.weights()).containsExactly(whole.weights());
            assertThat(resumed.regret()).isEqualTo(whole.regret());
            assertThat(resumed.excess()).isEqualTo(whole.excess());
        }
    }

    private static OnlineDescent descent(OnlineLearner learner) {
        return new OnlineDescent(new SignSamples(new Streams(2), "samples", TARGET), learner);
    }

    private static double norm(double[] x) {
        double sum = 0;
        for (double component : x) {
            sum += component * component;
        }
        return Math.sqrt(sum);
    }

    private static double largest(double[] x) {
        double largest = 0;
        for (double component : x) {
            largest = Math.max(largest, Math.abs(component));
        }
        return largest;
    }
}
