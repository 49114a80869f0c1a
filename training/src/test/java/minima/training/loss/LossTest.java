package minima.training.loss;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class LossTest {

    static Stream<Loss> all() {
        return Stream.concat(decreasing(), Stream.of(new Squared(), new Hinge(), new SquaredHinge()));
    }

    static Stream<Loss> decreasing() {
        return Stream.of(
                new Logistic(),
                new Exponential(),
                new PolynomialTail(1),
                new PolynomialTail(4),
                new StretchedExponential(0.25),
                new StretchedExponential(0.5),
                new StretchedExponential(1),
                new StretchedExponential(2));
    }

    @ParameterizedTest
    @MethodSource("all")
    void derivativeIsTheLimitOfDifferences(Loss loss) {
        for (double m = -6.013; m < 20; m += 0.37) {
            double h = 1e-5;
            double difference = (loss.value(m + h) - loss.value(m - h)) / (2 * h);
            // Truncation h² ℓ‴/6, rounding ε ℓ/h.
            double tolerance = 1e-9 * (1 + Math.abs(loss.value(m)));
            assertThat(loss.derivative(m)).as("%s at %s", loss, m).isCloseTo(difference, within(tolerance));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void isConvex(Loss loss) {
        for (double m = -6; m < 20; m += 0.01) {
            assertThat(loss.derivative(m + 0.01))
                    .as("%s at %s", loss, m)
                    .isGreaterThanOrEqualTo(loss.derivative(m) - 1e-15);
        }
    }

    @ParameterizedTest
    @MethodSource("decreasing")
    void isPositiveAndDecreasing(Loss loss) {
        for (double m = -6; m < 20; m += 0.01) {
            assertThat(loss.derivative(m)).as("%s at %s", loss, m).isNegative();
            assertThat(loss.value(m)).as("%s at %s", loss, m).isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void smoothnessIsTheLargestSlopeOfTheDerivative(Loss loss) {
        double h = 1e-4;
        double largest = 0;
        for (double m = -6; m < 20; m += h) {
            largest = Math.max(largest, (loss.derivative(m + h) - loss.derivative(m)) / h);
        }
        if (loss.smoothness() < Double.POSITIVE_INFINITY) {
            // The grid misses the maximum by at most h ℓ‴, below 1 % for these losses.
            assertThat(largest).isBetween(0.99 * loss.smoothness(), loss.smoothness() * (1 + 1e-9));
        } else {
            assertThat(largest).isGreaterThan(100);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void tailIsExponentialWhenTheDerivativeFallsByAConstantFactor(Loss loss) {
        double first = loss.derivative(101) / loss.derivative(100);
        double second = loss.derivative(201) / loss.derivative(200);
        boolean constant = first > 0 && first < 0.9 && Math.abs(first - second) < 1e-9;
        assertThat(constant).as(loss.toString()).isEqualTo(loss.hasExponentialTail());
    }

    @ParameterizedTest
    @MethodSource("all")
    void arraysGiveWhatSingleMarginsGive(Loss loss) {
        double[] margins = {-3, -0.5, 0, 0.5, 1, 2, 30, 800};
        double[] ones = {1, 1, 1, 1, 1, 1, 1, 1};
        double[] derivatives = new double[8];
        loss.derivatives(margins, ones, derivatives, 0, 8);
        double sum = 0;
        for (int i = 0; i < 8; i++) {
            assertThat(derivatives[i]).as("%s at %s", loss, margins[i]).isEqualTo(loss.derivative(margins[i]));
            sum += loss.value(margins[i]);
        }
        assertThat(loss.sum(margins, ones, 8)).isEqualTo(sum);
        assertThat(loss.logSum(margins, ones, 8)).isCloseTo(Math.log(sum), within(1e-14));
    }

    @ParameterizedTest
    @MethodSource("all")
    void scaledDerivativesAreTheDerivativesOverTheirFactor(Loss loss) {
        double[] margins = {50, 51, 53, 60, 70, 90, 50.5, 52};
        double[] ones = {1, 1, 1, 1, 1, 1, 1, 1};
        double[] scaled = new double[8];
        double logScale = loss.scaledDerivatives(margins, ones, scaled, 8);
        for (int i = 0; i < 8; i++) {
            double expected = loss.derivative(margins[i]);
            // An error of ε s in the exponent, s up to 50^2 for the steepest tail.
            assertThat(scaled[i] * Math.exp(logScale))
                    .as("%s at %s", loss, margins[i])
                    .isCloseTo(expected, within(1e-12 * Math.abs(expected) + Double.MIN_NORMAL));
        }
    }

    @ParameterizedTest
    @MethodSource("decreasing")
    void logarithmOfTheSumStaysFiniteWhereLossesUnderflow(Loss loss) {
        double[] margins = {5000, 5000, 1e6};
        double expected = Math.log(2) + loss.logValue(5000);
        double tolerance = loss instanceof PolynomialTail ? 0.01 : 1e-9; // the third sample's share
        assertThat(loss.logSum(margins, margins, 3)).isCloseTo(expected, within(tolerance * Math.abs(expected)));
    }

    @Test
    void exponentialAndLogisticStayExactForMarginsInTheThousands() {
        double[] large = {3000, 3000 + Math.log(2)};
        double[] negative = {-3000, -2000};
        assertThat(new Exponential().logSum(large, large, 2)).isCloseTo(-3000 + Math.log(1.5), within(1e-9));
        assertThat(new Logistic().logSum(large, large, 2)).isCloseTo(-3000 + Math.log(1.5), within(1e-9));
        assertThat(new Exponential().logSum(negative, negative, 2)).isEqualTo(3000);
        assertThat(new Logistic().sum(negative, negative, 2)).isEqualTo(5000);
        double[] scaled = new double[8];
        new Exponential().scaledDerivatives(new double[] {3001, 3000, 0, 0, 0, 0, 0, 0}, negative, scaled, 2);
        assertThat(scaled[0]).isEqualTo(-1 / Math.E, within(1e-15));
        assertThat(scaled[1]).isEqualTo(-1);
    }

    /** For m ≫ 1 the slope of (1 + m)^(−p) is −p m^(−p − 1). */
    @Test
    void polynomialTailsKeepTheRatioOfTheirSlopesWhereThoseUnderflow() {
        double[] margins = {2e100, 1e100, 1e100, 1e100, 1e100, 1e100, 1e100, 1e100};
        double[] scaled = new double[8];
        double logScale = new PolynomialTail(4).scaledDerivatives(margins, margins, scaled, 2);
        assertThat(scaled[1]).isCloseTo(-4, within(1e-12));
        assertThat(scaled[0]).isCloseTo(-4 * Math.pow(2, -5), within(1e-12));
        assertThat(logScale).isCloseTo(-500 * Math.log(10), within(1e-9));
    }

    @Test
    void squaredLossComparesAnOutputWithItsTarget() {
        double[] derivatives = new double[8];
        double[] outputs = {3, 1, 0, 0, 0, 0, 0, 0};
        double[] targets = {1, 2, 0, 0, 0, 0, 0, 0};
        Squared squared = new Squared();
        squared.derivatives(outputs, targets, derivatives, 0, 8);
        assertThat(derivatives).startsWith(2, -1);
        assertThat(squared.sum(outputs, targets, 2)).isEqualTo(2.5);
    }

    @Test
    void logarithmOfNoLossIsMinusInfinity() {
        double[] margins = {2, 3};
        assertThat(new Hinge().logSum(margins, margins, 2)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void powersMustBePositive() {
        assertThatThrownBy(() -> new PolynomialTail(0)).hasMessage("p must be finite and positive: p=0.0");
        assertThatThrownBy(() -> new StretchedExponential(-1)).hasMessage("nu must be finite and positive: nu=-1.0");
    }
}
