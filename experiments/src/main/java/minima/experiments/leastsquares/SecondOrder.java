package minima.experiments.leastsquares;

/**
 * The solution of {@code e(t + 1) = p e(t) − q e(t − 1)} with {@code e(0) = 1} and {@code e(1)} given: what momentum
 * makes of the error along one singular direction.
 *
 * <p>With r₁, r₂ the roots of {@code z² − pz + q} it is a combination of r₁^t and r₂^t; where they are complex, of
 * {@code q^(t/2) cos tθ} and {@code q^(t/2) sin tθ}, {@code cos θ = p/(2√q)}; where they are one, {@code (1 + ct) r^t}.
 *
 * @param first e(1)
 */
record SecondOrder(double p, double q, double first) {

    /** Along σ with step η and heavy-ball momentum β: {@code e(t + 1) = (1 + β − ησ²) e(t) − β e(t − 1)}. */
    static SecondOrder heavyBall(double curvature, double beta) {
        return new SecondOrder(1 + beta - curvature, beta, 1 - curvature);
    }

    /** The same of Nesterov's method: {@code e(t + 1) = (1 − ησ²)((1 + β) e(t) − β e(t − 1))}. */
    static SecondOrder nesterov(double curvature, double beta) {
        double kept = 1 - curvature;
        return new SecondOrder((1 + beta) * kept, beta * kept, kept - beta * curvature);
    }

    double at(long t) {
        double discriminant = p * p / 4 - q;
        if (q == 0) {
            return t == 0 ? 1 : first * Math.pow(p, (double) (t - 1));
        }
        if (discriminant == 0) {
            return (1 + (2 * first / p - 1) * t) * Math.pow(p / 2, (double) t);
        }
        return discriminant > 0 ? real(Math.sqrt(discriminant), t) : complex(Math.sqrt(-discriminant), t);
    }

    /** {@code low^t + (e(1) − low)(high^t − low^t)/(high − low)}, the quotient so that near roots cost no digits. */
    private double real(double half, long t) {
        double high = p / 2 + half;
        double low = p / 2 - half;
        double apart = 2 * half / high;
        double quotient = apart > 0.5
                ? (Math.pow(high, (double) t) - Math.pow(low, (double) t)) / (high - low)
                : -Math.expm1(t * Math.log1p(-apart)) / apart * Math.pow(high, (double) (t - 1));
        return Math.pow(low, (double) t) + (first - low) * quotient;
    }

    private double complex(double imaginary, long t) {
        double theta = Math.atan2(imaginary, p / 2);
        double sine = (first - p / 2) / imaginary;
        return Math.pow(q, t / 2.0) * (Math.cos(t * theta) + sine * Math.sin(t * theta));
    }
}
