package minima.dashboards.svg;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class TickTest {

    @Test
    void standsAtPowersOfTenOnALongLogarithmicAxis() {
        List<Tick> ticks = Tick.of(Ruler.LOG, new Interval(1, 1e6), 9);

        assertThat(ticks).extracting(Tick::label).containsExactly("10⁰", "10¹", "10²", "10³", "10⁴", "10⁵", "10⁶");
        assertThat(ticks).extracting(Tick::value).containsExactly(1.0, 10.0, 100.0, 1e3, 1e4, 1e5, 1e6);
    }

    @Test
    void leavesDecadesOutWhereThereAreTooMany() {
        assertThat(Tick.of(Ruler.LOG, new Interval(1e-16, 3), 5))
                .extracting(Tick::label)
                .containsExactly("10⁻¹⁵", "10⁻¹⁰", "10⁻⁵", "10⁰");
    }

    @Test
    void standsAtOneTwoAndFiveOnAShortLogarithmicAxis() {
        assertThat(Tick.of(Ruler.LOG, new Interval(0.04, 1.2), 5))
                .extracting(Tick::label)
                .containsExactly("0.05", "0.1", "0.2", "0.5", "1");
    }

    @Test
    void isRoundOnALinearAxis() {
        assertThat(Tick.of(Ruler.LINEAR, new Interval(-0.07, 0.63), 5))
                .extracting(Tick::label)
                .containsExactly("0", "0.2", "0.4", "0.6");
    }
}
