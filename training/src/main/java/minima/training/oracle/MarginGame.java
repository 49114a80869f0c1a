package minima.training.oracle;

import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.Variable;

import java.util.Arrays;

/**
 * The game of one player who chooses w of norm 1 and another who mixes the rows by p ≥ 0, Σp = 1: the first wants
 * {@code Σ pᵢ zᵢ·w} large. Its value is the margin γ, {@code max min zᵢ·w = min ‖Σ pᵢzᵢ‖_*} with the dual norm.
 *
 * <p>Any w and p bracket it, {@code min zᵢ·w / ‖w‖ ≤ γ ≤ ‖Σ pᵢzᵢ‖_* / Σp}; so each comes from a linear program of its
 * own, and neither is trusted. The forms come first that start dual feasible, least norm at value 1 and least value at
 * sum 1; on the others ojAlgo was seen to stop at w = 0 and to call it optimal, so they are tried only where the first
 * do not close the bracket. What remains open is polished by {@link Polish}.
 */
final class MarginGame {

    /** Relative width of the bracket that ends the search. */
    private static final double CLOSED = 1e-12;

    private final double[][] z;
    private final Norm norm;
    private double[] weights;
    private double[] mixture;
    private double lower = Double.NEGATIVE_INFINITY;
    private double upper = Double.POSITIVE_INFINITY;

    private MarginGame(double[][] z, Norm norm) {
        this.z = z;
        this.norm = norm;
        this.weights = new double[z[0].length];
        this.mixture = new double[z.length];
    }

    /**
     * Plays on the given rows, whose margin is positive and not far from 1.
     *
     * @param z shape [n, d]
     */
    static MarginGame on(double[][] z, Norm norm) {
        MarginGame game = new MarginGame(z, norm);
        for (boolean startsFeasible : new boolean[] {true, false}) {
            game.offer(game.weights(!startsFeasible), game.mixture(startsFeasible));
            if (!game.closed() && game.lower > 0) {
                Polish polish = new Polish(z, norm);
                game.offer(polish.weights(game.weights, game.mixture), polish.mixture(game.weights, game.mixture));
            }
            if (game.closed()) {
                break;
            }
        }
        return game;
    }

    private boolean closed() {
        return upper - lower <= CLOSED * lower;
    }

    /** Keeps what makes the bracket narrower. */
    private void offer(double[] w, double[] p) {
        double below = Arrays.stream(Rows.images(z, w)).min().orElseThrow() / norm.of(w);
        if (below > lower) {
            lower = below;
            weights = Rows.divided(w, norm.of(w));
        }
        double[] mixed = Arrays.stream(p).map(share -> Math.max(0, share)).toArray();
        double total = Arrays.stream(mixed).sum();
        double above = norm.dual().of(Rows.combination(mixed, z)) / total;
        if (above < upper) {
            upper = above;
            mixture = Rows.divided(mixed, total);
        }
    }

    /** max μ s.t. ‖w‖ ≤ 1, or min ‖w‖ s.t. μ ≥ 1, where zᵢ·w ≥ μ. */
    private double[] weights(boolean normFixed) {
        LinearProgram program = new LinearProgram();
        int d = z[0].length;
        Variable value = normFixed ? program.free(-1) : program.fixed(1);
        Variable size = normFixed ? program.fixed(1) : program.positive(1);
        Variable[] p = program.positive(d, 0);
        Variable[] q = program.positive(d, 0);
        for (double[] row : z) {
            program.row(row, p, q).set(value, -1).lower(0);
        }
        program.atMost(size, p, q, norm);
        return program.minimized().values(p, q);
    }

    /** min ‖Σ pᵢzᵢ‖_* s.t. Σp = 1, or max Σp s.t. ‖Σ pᵢzᵢ‖_* ≤ 1. */
    private double[] mixture(boolean sumFixed) {
        LinearProgram program = new LinearProgram();
        int d = z[0].length;
        Variable[] shares = program.positive(z.length, sumFixed ? 0 : -1);
        Variable size = sumFixed ? program.positive(1) : program.fixed(1);
        if (sumFixed) {
            double[] ones = new double[z.length];
            Arrays.fill(ones, 1);
            program.row(ones, shares).level(1);
        }
        Variable[] p = program.positive(d, 0);
        Variable[] q = program.positive(d, 0);
        for (int j = 0; j < d; j++) {
            Expression sum =
                    program.row(Rows.column(z, j), shares).set(p[j], -1).set(q[j], 1);
            sum.level(0);
        }
        program.atMost(size, p, q, norm.dual());
        return program.minimized().values(shares);
    }

    /** w with ‖w‖ = 1, shape [d]; zeros if none was found. */
    double[] weights() {
        return weights;
    }

    /** p with Σp = 1, shape [n]; zeros if none was found. */
    double[] mixture() {
        return mixture;
    }

    /** {@code min zᵢ·w}. */
    double lower() {
        return lower;
    }

    /** {@code ‖Σ pᵢzᵢ‖_*}. */
    double upper() {
        return upper;
    }
}
