package minima.experiments.separable;

import minima.training.descent.Hypentropy;
import minima.training.descent.LpGeometry;
import minima.training.descent.MirrorDescent;
import minima.training.descent.Optimizer;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.descent.SteepestDescent;
import minima.training.descent.UnitGradient;

import java.util.Locale;

/** Geometries of steps in parameter space, whatever the size of the gradient. */
enum Steps {
    /** Of one length in ℓ2. */
    GRADIENT,
    /** Of one length in ℓ∞. */
    SIGN,
    /** Of one length in ℓ1: the steepest coordinate. */
    COORDINATE,
    /** Mirror descent with the hyperbolic entropy, which is exponentiated gradient with signs. */
    MIRROR;

    /** How much longer the first steps of mirror descent are, in the mirror image. */
    private static final double FIRST = 10;

    Optimizer optimizer(double... start) {
        int p = start.length;
        return switch (this) {
            case GRADIENT -> SteepestDescent.normalizedIn(new LpGeometry(2), p);
            case SIGN -> SteepestDescent.normalizedIn(new LpGeometry(Double.POSITIVE_INFINITY), p);
            case COORDINATE -> SteepestDescent.normalizedIn(new LpGeometry(1), p);
            case MIRROR -> new UnitGradient(new MirrorDescent(new Hypentropy(1), start), new LpGeometry(1), p);
        };
    }

    /**
     * Steps of length η; of mirror descent 10η/(1 + 10ηt), so that the mirror image grows like log t and the parameters
     * like t, as by the others.
     */
    Schedule schedule(double eta) {
        return this == MIRROR
                ? new Schedule.InverseTime(Regulation.ofStepSize(FIRST * eta), 1 / (FIRST * eta))
                : new Schedule.Constant(Regulation.ofStepSize(eta));
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
