package minima.training.random;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class StreamsTest {

    @Test
    void isAFunctionOfSeedNameAndIndexAlone() {
        long before = new Streams(7).stream("init", 3).nextLong();
        new Streams(7).stream("shuffle").nextLong();
        new Streams(7).stream("init", 2).nextLong();

        assertThat(new Streams(7).stream("init", 3).nextLong()).isEqualTo(before);
    }

    @Test
    void differsBetweenSeedsNamesAndIndices() {
        Set<Long> firsts = new HashSet<>();
        for (long seed = 0; seed < 20; seed++) {
            for (String name : List.of("init", "shuffle", "data", "noise")) {
                for (long index = 0; index < 50; index++) {
                    firsts.add(new Streams(seed).stream(name, index).nextLong());
                }
            }
        }

        assertThat(firsts).hasSize(20 * 4 * 50);
    }

    /** A release that changes these numbers changes every run. They come from a second implementation, in Python. */
    @Test
    void givesTheNumbersItGaveInEveryRelease() {
        assertThat(new Streams(1).stream("data").nextLong()).isEqualTo(-5449863765133153180L);
        assertThat(Streams.gaussian(new Streams(1).stream("data"))).isEqualTo(0.7986274920884364);
    }

    /**
     * Of n = 200,000 draws with seed 1: the mean has σ = 1/√n = 0.0022, the second moment √(2/n) = 0.0032, the fourth
     * √(96/n) = 0.022; the bounds are five σ.
     */
    @Test
    void drawsNormalNumbers() {
        SplittableRandom random = new Streams(1).stream("gaussian");
        int n = 200_000;
        double first = 0;
        double second = 0;
        double fourth = 0;
        for (int i = 0; i < n; i++) {
            double g = Streams.gaussian(random);
            first += g / n;
            second += g * g / n;
            fourth += g * g * g * g / n;
        }

        assertThat(first).isCloseTo(0, within(0.011));
        assertThat(second).isCloseTo(1, within(0.016));
        assertThat(fourth).isCloseTo(3, within(0.11));
    }

    /** The correlation of n = 100,000 pairs has σ = 1/√n; five σ. */
    @Test
    void drawsAreUncorrelatedBetweenNeighbouringIndices() {
        Streams streams = new Streams(1);
        int n = 100_000;
        double product = 0;
        double previous = Streams.gaussian(streams.stream("noise", 0));
        for (int i = 1; i <= n; i++) {
            double next = Streams.gaussian(streams.stream("noise", i));
            product += previous * next / n;
            previous = next;
        }

        assertThat(product).isCloseTo(0, within(5 / Math.sqrt(n)));
    }
}
