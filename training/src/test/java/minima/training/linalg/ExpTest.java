package minima.training.linalg;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;

class ExpTest {

    private static final MathContext DIGITS = new MathContext(45);

    @Test
    void isWithinElevenTenthsOfAUnitInTheLastPlace() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 1_000; i++) {
            double x = i % 2 == 0 ? random.nextDouble(-1, 1) : random.nextDouble(-700, 700);
            double y = Exp.exp(x);
            BigDecimal error = new BigDecimal(y).subtract(exact(x)).abs();
            assertThat(error.doubleValue()).as("exp(%s)", x).isLessThanOrEqualTo(1.1 * Math.ulp(y));
        }
    }

    @Test
    void isNeverMoreThanTwoUnitsFromTheLibrary() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 200_000; i++) {
            double x = random.nextDouble(-745, 709.7);
            double expected = StrictMath.exp(x);
            assertThat(Math.abs(Exp.exp(x) - expected)).as("exp(%s)", x).isLessThanOrEqualTo(2 * Math.ulp(expected));
        }
    }

    @Test
    void keepsItsEnds() {
        assertThat(Exp.exp(0)).isEqualTo(1);
        assertThat(Exp.exp(Double.NaN)).isNaN();
        assertThat(Exp.exp(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Exp.exp(Double.NEGATIVE_INFINITY)).isEqualTo(0);
        assertThat(Exp.exp(Double.MIN_VALUE)).isEqualTo(1);
    }

    @Test
    void overflowsAndUnderflowsWhereTheLibraryDoes() {
        double last = StrictMath.log(Double.MAX_VALUE);
        assertThat(Exp.exp(last)).isFinite().isGreaterThan(1.797e308);
        assertThat(Exp.exp(Math.nextUp(last))).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Exp.exp(-745.13)).isEqualTo(Double.MIN_VALUE);
        assertThat(Exp.exp(-745.14)).isEqualTo(0);
        assertThat(Exp.exp(-1e300)).isEqualTo(0);
        assertThat(Exp.exp(1e300)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    /** e^x by Taylor's series of e^(x/2^12), squared twelve times. */
    private static BigDecimal exact(double x) {
        int halvings = 12;
        BigDecimal r = new BigDecimal(x).divide(BigDecimal.valueOf(1L << halvings), DIGITS);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int k = 1; k < 40; k++) {
            term = term.multiply(r, DIGITS).divide(BigDecimal.valueOf(k), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        for (int k = 0; k < halvings; k++) {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum;
    }
}
