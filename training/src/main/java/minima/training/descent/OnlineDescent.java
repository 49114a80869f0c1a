package minima.training.descent;

import minima.training.claim.Pace;
import minima.training.claim.Simulation;
import minima.training.claim.StateReader;
import minima.training.claim.StateWriter;
import minima.training.data.SignSamples;

/**
 * A learner on a stream of fresh samples with the logistic loss, one round a step: {@code ℓ(w) = log(1 + e^(−y w·x))},
 * whose gradients have entries in [-1, 1].
 *
 * <p>It keeps the regret against the stream's target u, and the same with each round's label averaged out, {@code Σ
 * KL(σ(u·xₛ) ‖ σ(wₛ·xₛ))}, whose expectation is t times the mean expected loss of w₁ … w_t above that of u. Cost: O(d)
 * a step; allocates a generator.
 */
public final class OnlineDescent implements Simulation {

    private final SignSamples samples;
    private final OnlineLearner learner;
    private final double[] x;
    private final double[] sums = new double[2];
    private long steps;

    public OnlineDescent(SignSamples samples, OnlineLearner learner) {
        this.samples = samples;
        this.learner = learner;
        this.x = new double[samples.dimension()];
    }

    @Override
    public long steps() {
        return steps;
    }

    /** Σ ℓₛ(wₛ) − Σ ℓₛ(u). */
    public double regret() {
        return sums[0];
    }

    /** The regret a round with labels averaged out; 0 before the first. */
    public double excess() {
        return steps == 0 ? 0 : sums[1] / steps;
    }

    /** Live. */
    public double[] weights() {
        return learner.weights();
    }

    @Override
    public void advance(long count) {
        for (long k = 0; k < count; k++) {
            double y = samples.draw(steps, x);
            double best = samples.score(x);
            double own = 0;
            for (int j = 0; j < x.length; j++) {
                own = Math.fma(learner.weights()[j], x[j], own);
            }
            sums[0] += loss(y * own) - loss(y * best);
            sums[1] += probability(best) * (loss(own) - loss(best)) + probability(-best) * (loss(-own) - loss(-best));
            double slope = -y * probability(-y * own);
            for (int j = 0; j < x.length; j++) {
                x[j] *= slope;
            }
            learner.learn(x);
            steps++;
        }
    }

    /** log(1 + e^−m). */
    private static double loss(double m) {
        return Math.max(0, -m) + StrictMath.log1p(StrictMath.exp(-Math.abs(m)));
    }

    /** 1/(1 + e^−m). */
    private static double probability(double m) {
        return 1 / (1 + StrictMath.exp(-m));
    }

    @Override
    public Pace pace() {
        return new Pace(1L, null);
    }

    @Override
    public void save(StateWriter out) {
        out.put("steps", steps);
        out.put("sums", sums);
        learner.save(out.under("learner"));
    }

    @Override
    public void restore(StateReader in) {
        steps = in.getLong("steps");
        in.getDoubles("sums", sums);
        learner.restore(in.under("learner"));
    }
}
