package minima.training.oracle;

import minima.training.claim.InvalidInput;
import minima.training.data.Samples;
import minima.training.oracle.LassoPath.Knot;

import java.util.ArrayList;
import java.util.List;

/** The walk along a {@link LassoPath}, from knot to knot, each computed anew from its active set. */
final class Homotopy {

    private static final int NONE = -1;
    private static final int MOST_KNOTS_A_COLUMN = 100;
    private static final double DEPENDENT = 1e-10;

    /** Share of the first λ below which λ counts as 0, and two as one. */
    private static final double ROUNDING = 1e-12;

    private final double[][] columns;
    private final double[] y;
    private final String name;
    private final boolean drops;
    private final double first;
    private final List<Integer> active = new ArrayList<>();
    private final double[] signs;
    private final List<Knot> knots = new ArrayList<>();
    private double[] constant;
    private double[] slope;
    private double[] residual = new double[0];
    private double[] image = new double[0];

    /** @param drops whether entries drop out where they reach 0 */
    Homotopy(Samples samples, boolean drops) {
        this.columns = Rows.transposed(samples.rows());
        this.y = samples.targets();
        this.name = samples.name();
        this.drops = drops;
        this.signs = new double[columns.length];
        this.constant = new double[columns.length];
        this.slope = new double[columns.length];
        this.first = Rows.largest(Rows.images(columns, y));
        walk();
    }

    List<Knot> knots() {
        return knots;
    }

    private void walk() {
        double lambda = first;
        int entering = first == 0 ? NONE : steepest();
        int dropped = NONE;
        knots.add(knot(lambda, new double[columns.length]));
        while (lambda > 0 && knots.size() < MOST_KNOTS_A_COLUMN * columns.length) {
            if (entering != NONE) {
                active.add(entering);
            }
            turn();
            double next = 0;
            int changing = NONE;
            for (int j = 0; j < columns.length; j++) {
                double at = active.contains(j) ? zero(j, lambda, entering) : reached(j, lambda, dropped);
                if (at > next) {
                    next = at;
                    changing = j;
                }
            }
            lambda = next > ROUNDING * first ? next : 0;
            boolean leaves = lambda > 0 && active.contains(changing);
            entering = lambda > 0 && !leaves ? changing : NONE;
            dropped = leaves && drops ? changing : NONE;
            knots.add(knot(lambda, weights(lambda, leaves ? changing : NONE)));
            if (dropped != NONE) {
                active.remove(Integer.valueOf(dropped));
            } else if (entering != NONE) {
                signs[entering] = Math.signum(correlation(entering, lambda));
            }
        }
    }

    private int steepest() {
        for (int j = 0; j < columns.length; j++) {
            double correlation = Rows.dot(columns[j], y);
            if (Math.abs(correlation) == first) {
                signs[j] = Math.signum(correlation);
                return j;
            }
        }
        return NONE;
    }

    /** Sets {@code w = constant − λ slope} for the active entries. */
    private void turn() {
        constant = new double[columns.length];
        slope = new double[columns.length];
        if (!active.isEmpty()) {
            solve();
        }
        residual = residual(constant);
        image = Rows.combination(slope, columns);
    }

    private void solve() {
        double[][] chosen = active.stream().map(j -> columns[j]).toArray(double[][]::new);
        if (chosen.length > y.length) {
            throw dependent();
        }
        Triangle triangle = new Triangle(Rows.asColumns(chosen));
        if (!triangle.independent(DEPENDENT)) {
            throw dependent();
        }
        double[] fitted = triangle.solve(Rows.images(triangle.basis(), y));
        double[] turned = triangle.solve(triangle.solveTransposed(
                active.stream().mapToDouble(j -> signs[j]).toArray()));
        for (int k = 0; k < chosen.length; k++) {
            constant[active.get(k)] = fitted[k];
            slope[active.get(k)] = turned[k];
        }
    }

    private InvalidInput dependent() {
        return new InvalidInput("columns on the path must be independent: columns=%d of %d samples in %s"
                .formatted(active.size(), y.length, name));
    }

    /** The λ below the present one at which active entry j is 0; 0 if there is none. */
    private double zero(int j, double lambda, int entering) {
        double at = constant[j] / slope[j];
        return j != entering && at > 0 && at < lambda * (1 - ROUNDING) ? at : 0;
    }

    /** The λ up to the present one at which the correlation of entry j is ±λ; 0 if there is none. */
    private double reached(int j, double lambda, int dropped) {
        double fixed = Rows.dot(columns[j], residual);
        double moving = Rows.dot(columns[j], image);
        double up = fixed / (1 - moving);
        double down = -fixed / (1 + moving);
        double most = lambda * (1 + ROUNDING);
        double best = 0;
        if (up > 0 && up <= most && !(j == dropped && signs[j] > 0)) {
            best = up;
        }
        if (down > best && down <= most && !(j == dropped && signs[j] < 0)) {
            best = down;
        }
        return Math.min(best, lambda);
    }

    private double correlation(int j, double lambda) {
        return Rows.dot(columns[j], residual(weights(lambda, NONE)));
    }

    private double[] weights(double lambda, int vanishing) {
        double[] w = constant.clone();
        Rows.add(w, -lambda, slope);
        if (vanishing != NONE) {
            w[vanishing] = 0;
        }
        return w;
    }

    private double[] residual(double[] w) {
        double[] residual = y.clone();
        Rows.add(residual, -1, Rows.combination(w, columns));
        return residual;
    }

    private Knot knot(double lambda, double[] w) {
        double[] correlations = Rows.images(columns, residual(w));
        double worst = 0;
        for (int j = 0; j < w.length; j++) {
            double off = w[j] == 0
                    ? Math.abs(correlations[j]) - lambda
                    : Math.abs(correlations[j] - lambda * Math.signum(w[j]));
            worst = Math.max(worst, off);
        }
        return new Knot(lambda, w, first == 0 ? 0 : worst / first);
    }
}
