package minima.dashboards.svg;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FiguresTest {

    @Test
    void keepsSoManyFigures() {
        assertThat(Figures.of(0.53031, 4)).isEqualTo("0.5303");
        assertThat(Figures.of(0.5, 5)).isEqualTo("0.50000");
        assertThat(Figures.of(-1.41249e-5, 5)).isEqualTo("−1.412·10⁻⁵");
        assertThat(Figures.of(104_857, 5)).isEqualTo("104,857");
        assertThat(Figures.of(2.5e12, 3)).isEqualTo("2.5·10¹²");
        assertThat(Figures.of(0.00099996, 3)).isEqualTo("1.0·10⁻³");
    }

    @Test
    void saysWhatIsNoNumber() {
        assertThat(Figures.of(Double.NaN, 5)).isEqualTo("NaN");
        assertThat(Figures.of(Double.NEGATIVE_INFINITY, 5)).isEqualTo("−∞");
    }

    @Test
    void isNoLongerThanAValueIs() {
        assertThat(Figures.exact(0.1, 6)).isEqualTo("0.1");
        assertThat(Figures.exact(1e-8, 2)).isEqualTo("10⁻⁸");
        assertThat(Figures.exact(2.5e-6, 6)).isEqualTo("2.5·10⁻⁶");
        assertThat(Figures.exact(1 / 3.0, 6)).isEqualTo("0.333333");
    }

    @Test
    void writesRoundValuesBriefly() {
        assertThat(Figures.brief(0.25)).isEqualTo("0.25");
        assertThat(Figures.brief(-2000)).isEqualTo("−2,000");
        assertThat(Figures.brief(5e12)).isEqualTo("5·10¹²");
        assertThat(Figures.brief(1e-7)).isEqualTo("10⁻⁷");
    }
}
