package minima.training.descent;

import minima.training.claim.Pace;
import minima.training.claim.Simulation;
import minima.training.claim.StateReader;
import minima.training.claim.StateWriter;
import minima.training.data.Population;
import minima.training.loss.Loss;
import minima.training.random.Streams;

/**
 * Online gradient descent, a sample a step, with the mean of its iterates: on fresh samples the one-pass SGD learning
 * rule.
 *
 * <pre>
 *   w₁ = 0;  for t = 1, 2, …:  draw (xₜ, yₜ);  wₜ₊₁ = wₜ − η gₜ,  gₜ = ℓ′(yₜ wₜ·xₜ) yₜxₜ
 *   answer after m samples:  w̄ = (w₁ + … + w_m)/m
 * </pre>
 *
 * <p>For a convex ℓ and every w*, {@code Σ ℓₜ(wₜ) − ℓₜ(w*) ≤ ‖w*‖²/(2η) + (η/2) Σ ‖gₜ‖²} on every path, whatever the
 * samples. Draw t of a path is a function of (seed, path, t) alone. Cost: O(d) a step.
 *
 * <p>Sources: M. Zinkevich, "Online Convex Programming and Generalized Infinitesimal Gradient Ascent", ICML 2003, for
 * the regret; N. Cesa-Bianchi, A. Conconi, C. Gentile, "On the Generalization Ability of On-Line Learning Algorithms",
 * 2004, for the mean.
 */
public final class OnePassDescent implements Simulation {

    private final Population population;
    private final Loss loss;
    private final double stepSize;
    private final double[] comparator;
    private final Streams streams;
    private final String path;
    private final long distinct;
    private final double[] w;
    private final double[] average;
    private final double[] x;
    private final double[] sums = new double[3];
    private long steps;

    /** What a path is made of: draws from stream {@code path}, of which {@code distinct} differ before they repeat. */
    public record Path(Population population, Streams streams, String path, long distinct) {}

    /** @param comparator w*, shape [d] */
    public OnePassDescent(Path path, Loss loss, double stepSize, double... comparator) {
        if (!(stepSize > 0) || path.distinct() < 1) {
            throw new IllegalArgumentException("stepSize and distinct must be positive: stepSize=%s, distinct=%d"
                    .formatted(stepSize, path.distinct()));
        }
        this.population = path.population();
        this.loss = loss;
        this.stepSize = stepSize;
        this.comparator = comparator.clone();
        this.streams = path.streams();
        this.path = path.path();
        this.distinct = path.distinct();
        this.w = new double[population.dimension()];
        this.average = new double[w.length];
        this.x = new double[w.length];
    }

    @Override
    public void advance(long count) {
        for (long k = 0; k < count; k++) {
            double y = population.draw(streams.stream(path, steps % distinct), x);
            steps++;
            double margin = y * dot(w, x);
            double slope = loss.derivative(margin);
            sums[0] += loss.value(margin);
            sums[1] += loss.value(y * dot(comparator, x));
            sums[2] += slope * slope * dot(x, x);
            for (int j = 0; j < w.length; j++) {
                average[j] += (w[j] - average[j]) / steps;
                w[j] -= stepSize * slope * y * x[j];
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum = Math.fma(a[j], b[j], sum);
        }
        return sum;
    }

    /** w̄, shape [d]; 0 before the first step. */
    public double[] average() {
        return average.clone();
    }

    /** {@code Σ ℓₜ(wₜ) − ℓₜ(w*)}. */
    public double regret() {
        return sums[0] - sums[1];
    }

    /** {@code ‖w*‖²/(2η) + (η/2) Σ ‖gₜ‖²}, for this path and the given η. */
    public double regretBound(double eta) {
        return dot(comparator, comparator) / (2 * eta) + eta / 2 * sums[2];
    }

    @Override
    public long steps() {
        return steps;
    }

    @Override
    public Pace pace() {
        return new Pace(1L, stepSize);
    }

    @Override
    public void save(StateWriter out) {
        out.put("steps", steps);
        out.put("weights", w);
        out.put("average", average);
        out.put("sums", sums);
    }

    @Override
    public void restore(StateReader in) {
        steps = in.getLong("steps");
        in.getDoubles("weights", w);
        in.getDoubles("average", average);
        in.getDoubles("sums", sums);
    }
}
