package minima.training.descent;

import minima.training.data.Samples;

/**
 * Three samples on the plane's side of (1, 1, 1): signed rows (3, 1, 1), (1, 2, −1), (1, −1, 4).
 *
 * <p>The hard-margin separator is (34, 35, 21)/83, with dual (0, 23, 11)/83.
 */
public final class ThreeGeometries {

    /** The second sample is of the other class, so that its features are minus its signed row. */
    public static final Samples SAMPLES =
            new Samples("three geometries", new double[][] {{3, 1, 1}, {-1, -2, 1}, {1, -1, 4}}, 1, -1, 1);

    /** 4/σ², with σ the largest singular value. */
    public static final double STEP_SIZE = 0.18300899927458741;

    public static final double MARGIN = 1.5624264688580491;

    private ThreeGeometries() {}

    public static double[] separator() {
        return new double[] {34.0 / 83, 35.0 / 83, 21.0 / 83};
    }

    public static double[] dual() {
        return new double[] {0, 23.0 / 83, 11.0 / 83};
    }
}
