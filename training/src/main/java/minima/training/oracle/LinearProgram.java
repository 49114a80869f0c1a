package minima.training.oracle;

import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * A linear program of ojAlgo's, solved by its dual simplex: its primal one was seen to run for ever on programs of this
 * package. What it calls optimal is a candidate, to be certified by who asked.
 */
final class LinearProgram {

    /** Steps at most for each row and each variable; a few are usual. */
    private static final int STEPS = 20;

    private final ExpressionsBasedModel model = new ExpressionsBasedModel();
    private double[] found = new double[0];

    /** A variable {@code ≥ 0} of the given cost. */
    Variable positive(double cost) {
        return free(cost).lower(0);
    }

    Variable free(double cost) {
        return model.addVariable().weight(cost);
    }

    Variable fixed(double value) {
        return model.addVariable().level(value);
    }

    /** {@code n} variables {@code ≥ 0} of the given cost. */
    Variable[] positive(int n, double cost) {
        Variable[] variables = new Variable[n];
        for (int j = 0; j < n; j++) {
            variables[j] = positive(cost);
        }
        return variables;
    }

    /** A row without terms and bounds as yet. */
    Expression row() {
        return model.addExpression();
    }

    /** A row {@code Σ cⱼ xⱼ}, without bounds as yet. */
    Expression row(double[] c, Variable[] x) {
        Expression row = row();
        for (int j = 0; j < c.length; j++) {
            row.set(x[j], c[j]);
        }
        return row;
    }

    /** A row {@code Σ cⱼ (pⱼ − qⱼ)}, without bounds as yet. */
    Expression row(double[] c, Variable[] p, Variable[] q) {
        Expression row = row(c, p);
        for (int j = 0; j < c.length; j++) {
            row.set(q[j], -c[j]);
        }
        return row;
    }

    /** Demands {@code ‖p − q‖ ≤ size}. */
    void atMost(Variable size, Variable[] p, Variable[] q, Norm norm) {
        Expression total = row().set(size, -1);
        for (int j = 0; j < p.length; j++) {
            Expression entry = norm == Norm.L1 ? total : row().set(size, -1);
            entry.set(p[j], 1).set(q[j], 1).upper(0);
        }
    }

    /** Goes to least cost, or until it has gone on for too long. */
    LinearProgram minimized() {
        model.options.linear().dual();
        model.options.sparse = false;
        model.options.iterations_abort = STEPS * (model.countExpressions() + model.countVariables());
        Optimisation.Result result = model.minimise();
        found = new double[model.countVariables()];
        for (int j = 0; j < found.length; j++) {
            found[j] = result.doubleValue(j);
        }
        return this;
    }

    /** What {@link #minimized} found. */
    double[] values(Variable[] x) {
        double[] values = new double[x.length];
        for (int j = 0; j < x.length; j++) {
            values[j] = found[model.indexOf(x[j])];
        }
        return values;
    }

    /** {@code p − q}. */
    double[] values(Variable[] p, Variable[] q) {
        double[] values = values(p);
        Rows.add(values, -1, values(q));
        return values;
    }
}
