package minima.training.oracle;

import minima.training.claim.Assumption;
import minima.training.data.Fixtures;
import minima.training.data.Samples;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class SecondSeparatorTest {

    /** Rows (1,0) and (1,1): ŵ = (1,0) by the first alone, ŵ₂ = (0,1) with dual 1. */
    @Test
    void separatesTheSamplesWithDualZeroBesideTheOthers() {
        SecondSeparator second = of(Fixtures.zeroDual());

        assertThat(second.degeneracy().state()).isEqualTo(Assumption.State.HOLDS);
        assertThat(second.samples()).containsExactly(1);
        assertThat(second.weights()).containsExactly(new double[] {0, 1}, within(1e-15));
        assertThat(second.component(new double[] {5, 3})).isCloseTo(3, within(1e-15));
    }

    /** w₁ − log t → log η, w₁ + w₂ − log t − log log t → log η: nothing is left along ŵ₂. */
    @Test
    void leavesNothingAlongItOnTheTwoPoints() {
        assertThat(of(Fixtures.zeroDual()).residual(0.5)).isCloseTo(0, within(1e-15));
        assertThat(of(Fixtures.zeroDual()).residual(7)).isCloseTo(0, within(1e-15));
    }

    /**
     * Rows (1,0,0), (1,2,0), (1,0,½): ŵ₂ = (0, ½, 2) with duals ¼ and 4. So log η + 2ρ₂ = −log(1/(4η)) and log η + ρ₃/2
     * = −log(4/η): ρ₂ = log(4)/2, ρ₃ = −2 log 4.
     */
    @Test
    void weighsSeveralOfThemByTheirOwnDuals() {
        SecondSeparator second = of(signed(new double[][] {{1, 0, 0}, {1, 2, 0}, {1, 0, 0.5}}));

        assertThat(second.weights()).containsExactly(new double[] {0, 0.5, 2}, within(1e-14));
        assertThat(second.residual(0.3)).isCloseTo(-3.75 / 4.25 * Math.log(4), within(1e-13));
    }

    @Test
    void isNotDefinedInGeneralPosition() {
        SecondSeparator second = of(Fixtures.threeGeometries());

        assertThat(second.degeneracy().fails()).isTrue();
        assertThat(second.degeneracy().detail()).isEqualTo("0 of 2 on the margin, which span 2 dimensions");
        assertThatThrownBy(second::weights)
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("0 of 2 on the margin");
    }

    /** Four points on a line at margin 1: infinitely many duals. */
    @Test
    void isNotDefinedWhereTheDualsAreNotUnique() {
        assertThat(of(signed(new double[][] {{1, 0}, {1, 1}, {1, -1}, {1, 2}}))
                        .degeneracy()
                        .fails())
                .isTrue();
    }

    /** Projected, the rows are (1,0) and (1,1) again: their second has dual 0 once more. */
    @Test
    void isNotDefinedWhereOneOfThemHasDualZeroAgain() {
        SecondSeparator second = of(signed(new double[][] {{1, 0, 0}, {1, 1, 0}, {1, 1, 1}}));

        assertThat(second.degeneracy().fails()).isTrue();
        assertThat(second.degeneracy().detail()).contains("dual 0");
    }

    @Test
    void isNotDefinedWithoutSeparation() {
        assertThat(of(new Samples("line", new double[][] {{1}, {1}}, 1, -1))
                        .degeneracy()
                        .fails())
                .isTrue();
    }

    private static SecondSeparator of(Samples samples) {
        return SecondSeparator.of(samples, HardMargin.of(samples));
    }

    /** Samples whose rows y·x are z, the last of the second class. */
    private static Samples signed(double[][] z) {
        double[][] x = new double[z.length][];
        double[] y = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            y[i] = i == z.length - 1 ? -1 : 1;
            x[i] = z[i].clone();
            for (int j = 0; j < x[i].length; j++) {
                x[i][j] *= y[i];
            }
        }
        return new Samples("signed", x, y);
    }
}
