package minima.experiments.leastsquares;

import java.math.BigDecimal;
import java.math.MathContext;

/** A step size as part of a strand's name. */
final class StepName {

    private StepName() {}

    /** Three digits, as in {@code 0.000123}. */
    static String of(double step) {
        return new BigDecimal(step)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }
}
