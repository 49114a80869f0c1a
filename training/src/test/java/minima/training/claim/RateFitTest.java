package minima.training.claim;

import minima.training.claim.RateFit.Law;
import minima.training.random.Streams;
import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RateFitTest {

    @Test
    void findsTheExponentAndTheConstantOfEachExactLaw() {
        assertExact(Law.POWER, t -> 3 * Math.pow(t, -0.5), -0.5, 3);
        assertExact(Law.LOGARITHMIC, t -> 2 / Math.log(t), -1, 2);
        assertExact(Law.EXPONENTIAL, t -> 5 * Math.exp(-0.01 * t), -0.01, 5);
    }

    private static void assertExact(Law law, DoubleUnaryOperator value, double rate, double constant) {
        RateFit fit = RateFit.of(law, series(value, 1000), 10, 1000);

        assertThat(fit.rate().estimate()).isCloseTo(rate, within(1e-12));
        assertThat(fit.constant()).isCloseTo(constant, within(1e-11));
        assertThat(fit.error()).isLessThan(1e-12);
        assertThat(fit.at(500)).isCloseTo(value.applyAsDouble(500), within(1e-11));
        assertThat(RateFit.best(series(value, 1000), 10, 1000).law()).isEqualTo(law);
    }

    /** With independent noise the interval has its level: of 400 of them about 380 hold the truth, 4.5 σ = 20. */
    @Test
    void holdsTheTrueRateAsOftenAsItSays() {
        SplittableRandom random = new Streams(3).stream("noise");
        int held = 0;
        for (int trial = 0; trial < 400; trial++) {
            RateFit fit = RateFit.of(
                    Law.POWER,
                    series(t -> Math.pow(t, -1) * Math.exp(0.3 * Streams.gaussian(random)), 100_000),
                    1000,
                    100_000);
            held += fit.rate().contains(-1) ? 1 : 0;
        }
        assertThat(held).isBetween(360, 399);
    }

    @Test
    void isUndefinedWhereAValueIsZeroOrWindowsAreMissing() {
        assertThat(RateFit.of(Law.POWER, series(t -> t > 100 ? 0 : 1, 1000), 10, 1000)
                        .rate()
                        .estimate())
                .isNaN();
        assertThat(RateFit.of(Law.POWER, series(t -> 1, 12), 10, 1e9).rate().estimate())
                .isNaN();
    }

    /** Measured at the log-spaced steps, as a run is. */
    private static Series series(DoubleUnaryOperator value, long steps) {
        Series series = new Series();
        SamplingPlan plan = SamplingPlan.logSpaced(steps);
        for (long step = plan.next(0); step <= steps; step = plan.next(step)) {
            series.add(step, value.applyAsDouble(step));
        }
        return series;
    }
}
