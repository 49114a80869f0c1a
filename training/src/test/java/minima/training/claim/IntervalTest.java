package minima.training.claim;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class IntervalTest {

    /** Mean 3, standard deviation √2.5, Student's 97.5 % point with four degrees of freedom 2.776445. */
    @Test
    void isStudentsIntervalOfTheMean() {
        Interval interval = Interval.ofMean(0.95, 1, 2, 3, 4, 5);

        assertThat(interval.estimate()).isEqualTo(3);
        assertThat(interval.halfWidth()).isCloseTo(2.7764451052 * Math.sqrt(2.5 / 5), within(1e-7));
        assertThat(interval.contains(4.9)).isTrue();
        assertThat(interval.contains(1)).isFalse();
    }

    /** From printed tables of Student's t. */
    @Test
    void knowsStudentsQuantiles() {
        assertThat(Interval.quantile(0.95, 9)).isCloseTo(2.262157, within(1e-6));
        assertThat(Interval.quantile(0.95, 22)).isCloseTo(2.073873, within(1e-6));
        assertThat(Interval.quantile(0.90, 30)).isCloseTo(1.697261, within(1e-6));
    }

    @Test
    void isTheSameFromTheStandardErrorOfTheMean() {
        Interval whole = Interval.ofMean(0.95, 1, 2, 3, 4, 5);
        Interval summed = Interval.ofMean(0.95, 3, Math.sqrt(2.5 / 5), 5);

        assertThat(summed.estimate()).isEqualTo(3);
        assertThat(summed.halfWidth()).isCloseTo(whole.halfWidth(), within(1e-14));
        assertThat(Interval.ofMean(0.95, 3, 0, 1).halfWidth()).isInfinite();
    }

    @Test
    void saysNothingOfOneObservation() {
        assertThat(Interval.ofMean(0.95, 7).halfWidth()).isInfinite();
    }
}
