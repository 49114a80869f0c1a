package minima.experiments.separable;

import minima.training.data.Samples;
import minima.training.descent.Geometry;

/**
 * What steepest descent by steps of one length on the exponential loss guarantees of the margin in its norm after t
 * steps: {@code (ηt(γ − ηB²/2) − log L(w₀)) / (‖w₀‖ + ηt)}, where that is positive.
 *
 * <p>With {@code η = √(2 log n / T) / B} and w₀ = 0 it is {@code γ − B √(2 log n / T)} after T steps. Derived in
 * docs/papers.md.
 *
 * @param margin γ, or one in this norm that some w has
 * @param length η
 * @param reach B, the largest ‖zᵢ‖_*
 * @param startLoss log L(w₀)
 * @param startNorm ‖w₀‖
 */
record NormGuarantee(double margin, double length, double reach, double startLoss, double startNorm) {

    static final NormGuarantee NONE = new NormGuarantee(Double.NaN, 0, 0, 0, 0);

    static NormGuarantee of(DescentInNorm.Norm norm, Samples data, double length, double startLoss, double... start) {
        return new NormGuarantee(
                norm.attained(),
                length,
                reach(data, norm.geometry()),
                startLoss,
                norm.geometry().norm(start));
    }

    /** The η of the best guarantee after T steps. */
    static double bestLength(Samples data, Geometry geometry, long steps) {
        return Math.sqrt(2 * Math.log(data.size()) / steps) / reach(data, geometry);
    }

    private static double reach(Samples data, Geometry geometry) {
        double largest = 0;
        for (double[] z : data.signedRows()) {
            largest = Math.max(largest, geometry.ascent(z, new double[z.length]));
        }
        return largest;
    }

    /** The guarantee after t steps; −B, which every margin has, as long as there is no better. */
    double at(long t) {
        double path = length * t;
        double least = path * (margin - length * reach * reach / 2) - startLoss;
        return least > 0 ? least / (startNorm + path) : -reach;
    }
}
