package minima.training.descent;

import minima.training.claim.Pace;
import minima.training.linalg.Lanes;
import minima.training.model.LinearModel;
import minima.training.random.Streams;

import java.util.SplittableRandom;

/**
 * A random walk in the span of the rows: each step is along a random combination {@code u = Σ cᵢxᵢ}, c Gaussian, as far
 * as the equation {@code u·w = Σ cᵢyᵢ} asks: {@code w ← w − λ(u·w − Σ cᵢyᵢ)/‖u‖² u}.
 *
 * <p>It never sees a gradient. With λ = 1, the regulation's step size, a step is the projection onto the solutions of
 * one equation that all solutions of {@code Xw = y} fulfil. Draw t is a function of (seed, t) alone. Cost: O(n d) a
 * step.
 *
 * <p>Source: R. M. Gower, P. Richtárik, "Randomized Iterative Methods for Linear Systems", SIAM Journal on Matrix
 * Analysis and Applications 36, 2015, where it is the Gaussian Kaczmarz method.
 */
public final class SpanWalk extends LinearDescent {

    private final Streams streams;
    private final double[] c;
    private final double[] u;

    /** From w = 0, on a model whose loss is squared; draws from stream {@code walk}. */
    public SpanWalk(LinearModel model, Schedule schedule, Streams streams) {
        super(model, schedule, new double[model.dimension()]);
        this.streams = streams;
        this.c = new double[Lanes.padded(model.samples())];
        this.u = new double[liveWeights().length];
    }

    /** The step size is a share of a projection. */
    @Override
    public Pace pace() {
        return super.pace().withoutStepSize();
    }

    @Override
    void step() {
        SplittableRandom random = streams.stream("walk", steps());
        for (int i = 0; i < model().samples(); i++) {
            c[i] = Streams.gaussian(random);
        }
        model().combine(c, u);
        double[] residuals = evaluation().derivatives();
        double miss = ExactLine.dot(c, residuals);
        double length = ExactLine.dot(u, u);
        if (length > 0) {
            for (int j = 0; j < u.length; j++) {
                u[j] *= miss / length;
            }
            move(u, regulation().stepSize());
        }
    }
}
