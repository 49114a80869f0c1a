package minima.training.descent;

import minima.training.claim.Pace;
import minima.training.claim.StateReader;
import minima.training.claim.StateWriter;
import minima.training.model.Objective;

import java.util.Arrays;

/**
 * L-BFGS: {@code x ← x − αHg}, where H maps the last m changes of the gradient to the last m steps, starting from
 * {@code H₀ = γD}, D diagonal and {@code γ = s·y/y·y} of the newest pair; α is exact on a quadratic.
 *
 * <p>With D the identity every step lies in the span of the gradients; with another D it does not. With m at least the
 * number of steps it is BFGS with a scaled start. Pairs that rounding may have made, shorter than 10⁻¹⁰ of x or almost
 * without curvature, are left out. Regulation is not applied. Cost: two evaluations of the objective and O(m p) a step.
 *
 * <p>Source: J. Nocedal, "Updating Quasi-Newton Matrices with Limited Storage", Mathematics of Computation 35, 1980;
 * the two loops in the names of J. Nocedal, S. J. Wright, "Numerical Optimization", algorithm 7.4.
 */
public final class LimitedMemoryBfgs implements Optimizer {

    private static final double SHORTEST = 1e-10;

    private final double[] diagonal;
    private final double[][] s;
    private final double[][] y;
    private final double[] alpha;
    private final double[] lastX;
    private final double[] lastGradient;
    private final double[] direction;
    private final ExactLine line;
    private final long[] counts = new long[2];

    /**
     * @param memory m, at least 1
     * @param diagonal of D, positive, shape [p]
     */
    public LimitedMemoryBfgs(int memory, double... diagonal) {
        if (memory < 1 || Arrays.stream(diagonal).anyMatch(d -> !(d > 0))) {
            throw new IllegalArgumentException(
                    "memory must be at least 1 and the diagonal positive: memory=%d, least=%s"
                            .formatted(memory, Arrays.stream(diagonal).min().orElse(Double.NaN)));
        }
        int p = diagonal.length;
        this.diagonal = diagonal.clone();
        this.s = new double[memory][p];
        this.y = new double[memory][p];
        this.alpha = new double[memory];
        this.lastX = new double[p];
        this.lastGradient = new double[p];
        this.direction = new double[p];
        this.line = new ExactLine(p);
    }

    /** With D the identity. */
    public static LimitedMemoryBfgs of(int parameters, int memory) {
        double[] ones = new double[parameters];
        Arrays.fill(ones, 1);
        return new LimitedMemoryBfgs(memory, ones);
    }

    /** Pairs ever kept: the newest stands at {@code (pairs − 1) mod m}. */
    private long pairs() {
        return counts[1];
    }

    @Override
    public Pace pace(Pace plain) {
        return Pace.UNKNOWN;
    }

    @Override
    public void step(double[] x, double[] gradient, Objective objective, Regulation now) {
        if (counts[0]++ > 0) {
            remember(x, gradient);
        }
        turn(gradient);
        if (!(ExactLine.dot(gradient, direction) < 0)) {
            counts[1] = 0;
            turn(gradient);
        }
        System.arraycopy(x, 0, lastX, 0, x.length);
        System.arraycopy(gradient, 0, lastGradient, 0, x.length);
        double length = line.along(x, gradient, direction, objective);
        for (int j = 0; j < x.length; j++) {
            x[j] = Math.fma(length, direction[j], x[j]);
        }
    }

    private void remember(double[] x, double[] g) {
        int at = (int) (pairs() % s.length);
        double[] step = s[at];
        double[] change = y[at];
        for (int j = 0; j < x.length; j++) {
            lastX[j] = x[j] - lastX[j];
            lastGradient[j] = g[j] - lastGradient[j];
        }
        double steps = ExactLine.dot(lastX, lastX);
        double changes = ExactLine.dot(lastGradient, lastGradient);
        boolean measurable = steps > SHORTEST * SHORTEST * ExactLine.dot(x, x);
        if (measurable && ExactLine.dot(lastX, lastGradient) > SHORTEST * Math.sqrt(steps * changes)) {
            System.arraycopy(lastX, 0, step, 0, x.length);
            System.arraycopy(lastGradient, 0, change, 0, x.length);
            counts[1]++;
        }
    }

    /** {@code direction = −Hg}. */
    private void turn(double[] g) {
        for (int j = 0; j < g.length; j++) {
            direction[j] = -g[j];
        }
        long oldest = Math.max(0, pairs() - s.length);
        for (long k = pairs() - 1; k >= oldest; k--) {
            int i = (int) (k % s.length);
            alpha[i] = ExactLine.dot(s[i], direction) / ExactLine.dot(s[i], y[i]);
            add(-alpha[i], y[i]);
        }
        scale();
        for (long k = oldest; k < pairs(); k++) {
            int i = (int) (k % s.length);
            double beta = ExactLine.dot(y[i], direction) / ExactLine.dot(s[i], y[i]);
            add(alpha[i] - beta, s[i]);
        }
    }

    private void add(double factor, double[] vector) {
        for (int j = 0; j < direction.length; j++) {
            direction[j] = Math.fma(factor, vector[j], direction[j]);
        }
    }

    /** {@code direction ← H₀ direction}. */
    private void scale() {
        double gamma = 1;
        if (pairs() > 0) {
            int newest = (int) ((pairs() - 1) % s.length);
            gamma = ExactLine.dot(s[newest], y[newest]) / ExactLine.dot(y[newest], y[newest]);
        }
        for (int j = 0; j < direction.length; j++) {
            direction[j] *= gamma * diagonal[j];
        }
    }

    @Override
    public void save(StateWriter out) {
        out.put("bfgs.counts", counts);
        out.put("bfgs.x", lastX);
        out.put("bfgs.gradient", lastGradient);
        for (int i = 0; i < s.length; i++) {
            out.put("bfgs.s" + i, s[i]);
            out.put("bfgs.y" + i, y[i]);
        }
    }

    @Override
    public void restore(StateReader in) {
        in.getLongs("bfgs.counts", counts);
        in.getDoubles("bfgs.x", lastX);
        in.getDoubles("bfgs.gradient", lastGradient);
        for (int i = 0; i < s.length; i++) {
            in.getDoubles("bfgs.s" + i, s[i]);
            in.getDoubles("bfgs.y" + i, y[i]);
        }
    }
}
