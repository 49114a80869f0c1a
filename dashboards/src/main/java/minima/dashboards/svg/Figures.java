package minima.dashboards.svg;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as the page writes them: grouped thousands, some figures, powers of ten with raised exponents. */
public final class Figures {

    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private Figures() {}

    /** 104,857. */
    public static String count(long n) {
        return minus(format("#,##0").format(n));
    }

    /** To the nearest whole number. */
    public static String count(double n) {
        return minus(format("#,##0").format(Math.rint(n) + 0.0));
    }

    /** 6 → 10⁶. */
    public static String power(int exponent) {
        StringBuilder raised = new StringBuilder("10");
        Integer.toString(exponent).chars().forEach(c -> raised.append(c == '-' ? '⁻' : RAISED.charAt(c - '0')));
        return raised.toString();
    }

    /** A value to so many figures: 0.5303, 1.412·10⁻⁵, 104,857. */
    public static String of(double value, int digits) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
        }
        double size = Math.abs(value);
        if (value == 0 || (value == Math.rint(value) && size < 1e6)) {
            return count(value);
        }
        if (size >= 1e6 || size < 1e-3) {
            return scientific(rounded(value, Math.max(1, digits - 1)), Math.max(1, digits - 1));
        }
        if (size >= Math.pow(10, digits)) {
            return count(value);
        }
        BigDecimal few = rounded(value, digits);
        return minus(few.setScale(digits - 1 - exponent(few), RoundingMode.UNNECESSARY)
                .toPlainString());
    }

    /** As {@link #of}, but a value that has fewer figures is written with those: 0.1, 2.5·10⁻⁶. */
    public static String exact(double value, int digits) {
        if (!Double.isFinite(value) || value == Math.rint(value)) {
            return of(value, digits);
        }
        BigDecimal whole = BigDecimal.valueOf(value).stripTrailingZeros();
        if (whole.precision() >= digits) {
            return of(value, digits);
        }
        return Math.abs(value) >= 1e-3 ? minus(whole.toPlainString()) : powered(whole);
    }

    /** A round value as short as it can be: 0.25, 2,000, 5·10¹². */
    public static String brief(double value) {
        double size = Math.abs(value);
        if (size == 0 || (size >= 1e-4 && size < 1e7)) {
            return minus(format("#,##0.######").format(value + 0.0));
        }
        return powered(rounded(value, 4).stripTrailingZeros());
    }

    /** 10⁻⁸, 5·10¹². */
    private static String powered(BigDecimal value) {
        boolean one = value.unscaledValue().equals(BigInteger.ONE);
        return one ? power(exponent(value)) : scientific(value, value.precision());
    }

    private static BigDecimal rounded(double value, int digits) {
        return new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_UP));
    }

    private static int exponent(BigDecimal value) {
        return value.precision() - value.scale() - 1;
    }

    private static String scientific(BigDecimal value, int digits) {
        int exponent = exponent(value);
        BigDecimal mantissa = value.scaleByPowerOfTen(-exponent).setScale(digits - 1, RoundingMode.UNNECESSARY);
        return minus(mantissa.toPlainString()) + "·" + power(exponent);
    }

    private static DecimalFormat format(String pattern) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    }

    private static String minus(String digits) {
        return digits.replace('-', '−');
    }
}
