package minima.training.descent;

import minima.training.claim.Pace;
import minima.training.claim.StateReader;
import minima.training.claim.StateWriter;
import minima.training.model.Objective;

/**
 * Conjugate gradients: {@code d ← −g + βd, x ← x + αd} with {@code β = max(0, g·(g − g₋)/g₋·g₋)}, g₋ the gradient
 * before, and α exact on a quadratic.
 *
 * <p>There it ends after as many steps as the Hessian has distinct eigenvalues on the gradient's path, but for
 * rounding. A direction that does not descend is replaced by −g. Regulation is not applied. Cost: two evaluations of
 * the objective a step. Sources: M. R. Hestenes, E. Stiefel, "Methods of Conjugate Gradients for Solving Linear
 * Systems", 1952; E. Polak, G. Ribière, 1969, for β.
 */
public final class ConjugateGradient implements Optimizer {

    private final double[] direction;
    private final double[] last;
    private final ExactLine line;

    public ConjugateGradient(int parameters) {
        direction = new double[parameters];
        last = new double[parameters];
        line = new ExactLine(parameters);
    }

    @Override
    public Pace pace(Pace plain) {
        return Pace.UNKNOWN;
    }

    @Override
    public void step(double[] x, double[] gradient, Objective objective, Regulation now) {
        turn(gradient);
        double length = line.along(x, gradient, direction, objective);
        for (int j = 0; j < x.length; j++) {
            x[j] = Math.fma(length, direction[j], x[j]);
        }
    }

    private void turn(double[] g) {
        double before = ExactLine.dot(last, last);
        double now = ExactLine.dot(g, g);
        double beta = before == 0 ? 0 : Math.max(0, (now - ExactLine.dot(g, last)) / before);
        for (int j = 0; j < g.length; j++) {
            direction[j] = Math.fma(beta, direction[j], -g[j]);
            last[j] = g[j];
        }
        if (!(ExactLine.dot(g, direction) < 0)) {
            for (int j = 0; j < g.length; j++) {
                direction[j] = -g[j];
            }
        }
    }

    @Override
    public void save(StateWriter out) {
        out.put("cg.direction", direction);
        out.put("cg.last", last);
    }

    @Override
    public void restore(StateReader in) {
        in.getDoubles("cg.direction", direction);
        in.getDoubles("cg.last", last);
    }
}
