package minima.experiments.separable;

import minima.training.data.Fixtures;
import minima.training.data.Samples;
import minima.training.oracle.FourierNorm;
import minima.training.oracle.HardMargin;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LeastNormTest {

    private static final Samples DATA = Fixtures.fiveNorms();
    private static final NormTheory THEORY = NormTheory.of(DATA, HardMargin.of(DATA), 2);

    @Test
    void tellsTheFiveSeparatorsApart() {
        for (LeastNorm one : THEORY.all()) {
            for (LeastNorm other : THEORY.all()) {
                assertThat(one.isApartFrom(other))
                        .as("%s from %s", one.metric(), other.metric())
                        .isEqualTo(one != other);
            }
        }
    }

    /** Moduli of the duals where the separators vanish, computed by an independent program: 4/7, .523 and .609. */
    @Test
    void knowsHowNearToOneTheDualIsOutside() {
        assertThat(norm("gap.l1").outside()).isCloseTo(4.0 / 7, within(1e-9));
        assertThat(norm("gap.dft1").outside()).isCloseTo(.523, within(1e-3));
        assertThat(norm("gap.l2").outside()).isZero();
    }

    /** From the six digits of the separator that an independent program gave: .921505, .368418 and .898090. */
    @Test
    void agreesWithTheDualOfTheFourSignals() {
        Samples signals = Fixtures.signals();

        assertThat(LeastNorm.fourier(FourierNorm.of(signals), signals).outside())
                .isCloseTo(.921505, within(1e-5));
    }

    private static LeastNorm norm(String metric) {
        return THEORY.all().stream()
                .filter(norm -> norm.metric().equals(metric))
                .findFirst()
                .orElseThrow();
    }
}
