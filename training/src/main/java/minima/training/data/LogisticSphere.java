package minima.training.data;

import minima.training.loss.Loss;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Points x uniform on the unit sphere of R^d, with class +1 at probability {@code 1/(1 + e^(−w*·x))}: no w has less
 * logistic risk than w*.
 *
 * <p>A risk depends on the two coordinates of x in the plane of w and w* alone. Their distance r from the centre has
 * {@code P(r > ρ) = (1 − ρ²)^((d−2)/2)} and their angle is uniform, so the risk is {@code ∫ (d − 2) z^(d−3) mean_θ f
 * dz} over z = √(1 − r²) in [0, 1]: by Gauss and Legendre in z and the trapezoidal rule in θ, to 1e-5 where ‖w‖ and
 * ‖w*‖ are at most 20, and to 1e-8 from d = 50 on.
 */
public final class LogisticSphere implements Population {

    private static final int ANGLES = 32;

    /** Points with a smaller share of the whole are left out. */
    private static final double NEGLIGIBLE = 1e-17;

    private final double[] weights;
    private final double norm;
    private final double[] radius;
    private final double[] share;
    private final double[] cosine = new double[ANGLES];
    private final double[][] positive;

    /** @param weights w*, shape [d], d at least 4 */
    public LogisticSphere(double... weights) {
        int d = weights.length;
        if (d < 4) {
            throw new IllegalArgumentException("dimension must be at least 4: dimension=" + d);
        }
        this.weights = weights.clone();
        this.norm = Math.sqrt(Gaussians.dot(weights, weights));
        GaussIntegrator rule = new GaussIntegratorFactory(1).legendre(24 + d / 2, 0, 1);
        int[] kept = IntStream.range(0, rule.getNumberOfPoints())
                .filter(k -> share(rule, k, d) > NEGLIGIBLE)
                .toArray();
        this.radius = IntStream.of(kept)
                .mapToDouble(k -> Math.sqrt(1 - rule.getPoint(k) * rule.getPoint(k)))
                .toArray();
        this.share = IntStream.of(kept).mapToDouble(k -> share(rule, k, d)).toArray();
        this.positive = new double[kept.length][ANGLES];
        for (int a = 0; a < ANGLES; a++) {
            cosine[a] = StrictMath.cos(Math.PI * (a + 0.5) / ANGLES);
            for (int k = 0; k < kept.length; k++) {
                positive[k][a] = 1 / (1 + StrictMath.exp(-norm * radius[k] * cosine[a]));
            }
        }
    }

    private static double share(GaussIntegrator rule, int k, int d) {
        return rule.getWeight(k) * (d - 2) * StrictMath.pow(rule.getPoint(k), d - 3);
    }

    /** w*, shape [d]. */
    public double[] weights() {
        return weights.clone();
    }

    @Override
    public int dimension() {
        return weights.length;
    }

    @Override
    public double draw(SplittableRandom random, double[] x) {
        double[] unit = Gaussians.unit(x.length, random);
        System.arraycopy(unit, 0, x, 0, x.length);
        return random.nextDouble() * (1 + StrictMath.exp(-Gaussians.dot(weights, x))) < 1 ? 1 : -1;
    }

    /** Half the circle is enough: x and −x have the same expected loss. */
    @Override
    public double risk(double[] w, Loss loss) {
        double along = norm == 0 ? 0 : Gaussians.dot(w, weights) / norm;
        double across = Math.sqrt(Math.max(0, Gaussians.dot(w, w) - along * along));
        double risk = 0;
        for (int k = 0; k < radius.length; k++) {
            double mean = 0;
            for (int a = 0; a < ANGLES; a++) {
                double sine = Math.sqrt(1 - cosine[a] * cosine[a]);
                double margin = radius[k] * (along * cosine[a] + across * sine);
                mean += positive[k][a] * loss.value(margin) + (1 - positive[k][a]) * loss.value(-margin);
            }
            risk += share[k] * mean / ANGLES;
        }
        return risk;
    }
}
