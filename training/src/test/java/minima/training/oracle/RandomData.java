package minima.training.oracle;

import minima.training.data.Samples;
import minima.training.random.Streams;

import java.util.SplittableRandom;

/** Gaussian data without a planted answer. */
final class RandomData {

    private RandomData() {}

    /** Shape [n, d]. */
    static double[][] gaussian(int n, int d, Streams streams) {
        SplittableRandom random = streams.stream("data");
        double[][] rows = new double[n][d];
        for (double[] row : rows) {
            for (int j = 0; j < d; j++) {
                row[j] = Streams.gaussian(random);
            }
        }
        return rows;
    }

    /** Two classes that are no classes: targets +1 and -1 in turn. */
    static Samples classes(int n, int d, Streams streams) {
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            y[i] = 1 - 2 * (i % 2);
        }
        return new Samples("random", gaussian(n, d, streams), y);
    }

    /** Samples whose rows {@code yᵢxᵢ} are the given ones, with targets +1 and -1 in turn. */
    static Samples ofSignedRows(double[]... z) {
        double[][] x = new double[z.length][];
        double[] y = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            y[i] = 1 - 2 * (i % 2);
            x[i] = Rows.divided(z[i], y[i]);
        }
        return new Samples("signed rows", x, y);
    }
}
