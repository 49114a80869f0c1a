package minima.training.oracle;

import minima.training.data.Samples;

/**
 * Equations {@code xᵢ·w = yᵢ} divided by the power of two next to the largest entry of xᵢ each: they have the same
 * solutions.
 */
final class Balanced {

    private final Samples samples;
    private final double[] units;

    private Balanced(Samples samples, double[] units) {
        this.samples = samples;
        this.units = units;
    }

    static Balanced of(Samples real) {
        double[][] x = real.rows();
        double[] y = real.targets();
        double[] units = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            units[i] = Rows.powerOfTwoNear(new double[][] {x[i]});
            x[i] = Rows.divided(x[i], units[i]);
            y[i] /= units[i];
        }
        return new Balanced(new Samples(real.name(), x, y), units);
    }

    Samples samples() {
        return samples;
    }

    /** The duals of the equations as given, from those of the balanced ones; shape [n]. */
    double[] duals(double[] ofBalanced) {
        double[] duals = ofBalanced.clone();
        for (int i = 0; i < duals.length; i++) {
            duals[i] /= units[i];
        }
        return duals;
    }
}
