package minima.training.descent;

import minima.training.claim.Pace;
import minima.training.claim.StateReader;
import minima.training.claim.StateWriter;
import minima.training.model.Objective;

/**
 * Another optimizer that is given the gradient divided by its dual norm, {@code g/‖g‖_*}, so that it goes on where the
 * loss underflows; 0 where the gradient is 0.
 */
public final class UnitGradient implements Optimizer {

    private final Optimizer inner;
    private final Geometry geometry;
    private final double[] unit;

    /** @param geometry whose dual norm is taken */
    public UnitGradient(Optimizer inner, Geometry geometry, int parameters) {
        this.inner = inner;
        this.geometry = geometry;
        this.unit = new double[parameters];
    }

    @Override
    public boolean scaleFree() {
        return true;
    }

    @Override
    public Pace pace(Pace plain) {
        return inner.pace(plain);
    }

    @Override
    public void step(double[] x, double[] gradient, Objective objective, Regulation now) {
        double dual = geometry.ascent(gradient, unit);
        for (int j = 0; j < unit.length; j++) {
            unit[j] = dual == 0 ? 0 : gradient[j] / dual;
        }
        inner.step(x, unit, objective, now);
    }

    @Override
    public void save(StateWriter out) {
        inner.save(out);
    }

    @Override
    public void restore(StateReader in) {
        inner.restore(in);
    }

    @Override
    public void adopt(StateReader in, double[] x) {
        inner.adopt(in, x);
    }

    @Override
    public void begin(double[] x) {
        inner.begin(x);
    }
}
