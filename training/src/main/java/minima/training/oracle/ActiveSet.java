package minima.training.oracle;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The active-set method of Lawson and Hanson for a convex quadratic problem in u ≥ 0: one row after the other becomes
 * active, the steepest first; u goes to the minimum over the active rows, and rows whose u would become negative leave
 * on the way.
 *
 * <p>No active set returns, as the objective falls from one to the next. The method also ends where rounding lets the
 * objective stand still, and when {@code 10 (n + d)} rows have come at the latest.
 *
 * <p>Source: C. L. Lawson, R. J. Hanson, "Solving Least Squares Problems", 1974, chapter 23, algorithm NNLS.
 */
final class ActiveSet {

    private static final double ROUNDING = 1e-15;
    private static final int NONE = -1;

    /** What is minimized. */
    @FunctionalInterface
    interface Problem {

        /** The minimum over the u that vanish outside of {@code rows}, whatever their sign. */
        Minimum over(int[] rows);
    }

    /** A minimum over some rows. */
    static final class Minimum {

        private final double[] u;
        private final double[] direction;
        private final double level;
        private final double noise;
        private final double objective;

        /**
         * @param u one entry for each of the rows, not finite if these are dependent
         * @param direction along another row i the objective falls with slope {@code level − zᵢ·direction}
         * @param level the slope along a row 0
         * @param noise rounding error of a slope for a row of norm 1, in units of ε
         * @param objective falls from minimum to minimum
         */
        Minimum(double[] u, double[] direction, double level, double noise, double objective) {
            this.u = u;
            this.direction = direction;
            this.level = level;
            this.noise = noise;
            this.objective = objective;
        }

        double[] direction() {
            return direction;
        }
    }

    private final double[][] z;
    private final Problem problem;
    private final double[] length;
    private final double[] u;
    private final boolean[] active;
    private final boolean[] refused;

    private ActiveSet(double[][] z, Problem problem, double[] start) {
        this.z = z;
        this.problem = problem;
        this.length = Arrays.stream(z).mapToDouble(Rows::norm).toArray();
        this.u = start.clone();
        this.active = new boolean[z.length];
        this.refused = new boolean[z.length];
        for (int i = 0; i < u.length; i++) {
            active[i] = u[i] > 0;
        }
    }

    /**
     * The minimizer u ≥ 0, shape [n].
     *
     * @param z rows, shape [n, d]
     * @param start u ≥ 0 to start from, not 0; shape [n]
     */
    static double[] solve(double[][] z, Problem problem, double[] start) {
        ActiveSet set = new ActiveSet(z, problem, start);
        Minimum now = set.descend(NONE);
        double least = now.objective;
        int most = 10 * (z.length + z[0].length);
        for (int count = 0; count < most; count++) {
            int entering = set.steepest(now);
            if (entering == NONE) {
                break;
            }
            set.active[entering] = true;
            now = set.descend(entering);
            if (now.objective < least) {
                least = now.objective;
                Arrays.fill(set.refused, false);
            } else {
                set.refused[entering] = true;
            }
        }
        return set.u;
    }

    /** The row along which the objective falls most; {@code NONE} if it falls along none by more than rounding. */
    private int steepest(Minimum at) {
        int best = NONE;
        double most = 0;
        for (int i = 0; i < z.length; i++) {
            if (!active[i] && !refused[i]) {
                double fall = at.level - Rows.dot(z[i], at.direction);
                if (fall > most && fall > ROUNDING * length[i] * at.noise) {
                    most = fall;
                    best = i;
                }
            }
        }
        return best;
    }

    /**
     * Goes to the minimum over the active rows, or towards it to the first zero, whose row leaves, until all are
     * positive.
     *
     * @param entering the row that was 0 so far and is refused if it leaves at once, or {@code NONE}
     */
    private Minimum descend(int entering) {
        while (true) {
            int[] rows = IntStream.range(0, z.length).filter(i -> active[i]).toArray();
            Minimum minimum = problem.over(rows);
            int leaving = NONE;
            double reach = 1;
            for (int k = 0; k < rows.length; k++) {
                double from = u[rows[k]];
                double to = minimum.u[k];
                if (to <= 0 && (leaving == NONE || from / (from - to) < reach)) {
                    reach = from / (from - to);
                    leaving = rows[k];
                }
            }
            if (!Double.isFinite(Rows.largest(minimum.u))) {
                reach = 0; // dependent rows: the last to come leaves
                leaving = entering != NONE && active[entering] ? entering : rows[rows.length - 1];
            }
            for (int k = 0; k < rows.length && reach > 0; k++) {
                u[rows[k]] = Math.max(0, u[rows[k]] + reach * (minimum.u[k] - u[rows[k]]));
            }
            if (leaving == NONE) {
                return minimum;
            }
            u[leaving] = 0;
            active[leaving] = false;
            refused[leaving] |= leaving == entering;
        }
    }
}
