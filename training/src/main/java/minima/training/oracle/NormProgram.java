package minima.training.oracle;

import org.ojalgo.optimisation.Variable;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The linear programs {@code min ‖w‖ s.t. Aw = b} and {@code max b·ν s.t. ‖Aᵀν‖_* ≤ 1}, each solved by itself and then
 * moved to where the equations of its face hold to rounding.
 *
 * <p>With F the entries of w that are free to move (ℓ1: not 0; ℓ∞: not of the largest size), these are {@code Aw = b}
 * for w_F and for ℓ∞ the largest size, and {@code (Aᵀν)ⱼ = sign wⱼ} on F for ℓ1; for ℓ∞ {@code (Aᵀν)ⱼ = 0} on F, and
 * {@code Σ (Aᵀν)ⱼ sign wⱼ = 1} over the others.
 */
final class NormProgram {

    private static final double VANISHING = 1e-9;

    private final double[][] a;
    private final double[] b;
    private final Norm norm;

    /**
     * @param a shape [n, d]
     * @param b of a size at which w has a norm near 1
     */
    NormProgram(double[][] a, double[] b, Norm norm) {
        this.a = a;
        this.b = b;
        this.norm = norm;
    }

    /** w, shape [d]. */
    double[] weights() {
        LinearProgram program = new LinearProgram();
        Variable[] p = program.positive(a[0].length, 0);
        Variable[] q = program.positive(a[0].length, 0);
        for (int i = 0; i < a.length; i++) {
            program.row(a[i], p, q).level(b[i]);
        }
        program.atMost(program.positive(1), p, q, norm);
        double[] w = program.minimized().values(p, q);
        double[] moved = moved(w);
        return worst(moved) <= Math.max(worst(w), VANISHING) ? moved : w;
    }

    private double worst(double[] w) {
        double[] error = Rows.images(a, w);
        Rows.add(error, -1, b);
        return Rows.largest(error);
    }

    private double[] moved(double[] w) {
        int[] free = norm.free(w, VANISHING);
        double[] start = Arrays.copyOf(IntStream.of(free).mapToDouble(j -> w[j]).toArray(), unknowns(free));
        double[] signs = signsBeside(free, w);
        if (norm == Norm.LINF) {
            start[free.length] = norm.of(w);
        }
        double[] solution = LeastSquares.nearest(face(free, signs), b, start);
        double[] moved = norm == Norm.L1 ? new double[w.length] : Rows.divided(signs, 1 / solution[free.length]);
        for (int k = 0; k < free.length; k++) {
            moved[free[k]] = solution[k];
        }
        return moved;
    }

    /** ν, shape [n], for a w that was found. */
    double[] duals(double[] w) {
        LinearProgram program = new LinearProgram();
        Variable[] p = program.positive(a[0].length, 0);
        Variable[] q = program.positive(a[0].length, 0);
        Variable[] up = new Variable[a.length];
        Variable[] down = new Variable[a.length];
        for (int i = 0; i < a.length; i++) {
            up[i] = program.positive(-b[i]);
            down[i] = program.positive(b[i]);
        }
        for (int j = 0; j < p.length; j++) {
            program.row(Rows.column(a, j), up, down).set(p[j], -1).set(q[j], 1).level(0);
        }
        program.atMost(program.fixed(1), p, q, norm.dual());
        double[] nu = program.minimized().values(up, down);
        int[] free = norm.free(w, VANISHING);
        double[] right = new double[unknowns(free)];
        for (int k = 0; k < right.length; k++) {
            right[k] = norm == Norm.L1 ? Math.signum(w[free[k]]) : k < free.length ? 0 : 1;
        }
        double[] moved = LeastSquares.nearest(Rows.transposed(face(free, signsBeside(free, w))), right, nu);
        return value(moved) >= value(nu) ? moved : nu;
    }

    private double value(double[] nu) {
        return Rows.dot(nu, b) / norm.dual().of(Rows.combination(nu, a));
    }

    private int unknowns(int[] free) {
        return norm == Norm.L1 ? free.length : free.length + 1;
    }

    /** The columns of A in F, and for ℓ∞ the sum of the others by their signs; shape [n, unknowns]. */
    private double[][] face(int[] free, double[] signs) {
        double[][] face = new double[a.length][unknowns(free)];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < free.length; k++) {
                face[i][k] = a[i][free[k]];
            }
            if (norm == Norm.LINF) {
                face[i][free.length] = Rows.dot(a[i], signs);
            }
        }
        return face;
    }

    /** sign wⱼ, but 0 on F. */
    private static double[] signsBeside(int[] free, double[] w) {
        double[] signs = Arrays.stream(w).map(Math::signum).toArray();
        for (int j : free) {
            signs[j] = 0;
        }
        return signs;
    }
}
