package minima.training.data;

import minima.training.random.Streams;

import java.util.SplittableRandom;

/** Vectors with independent standard normal entries, from which generators are built. */
final class Gaussians {

    private Gaussians() {}

    static double[] vector(int dimension, SplittableRandom random) {
        double[] vector = new double[dimension];
        for (int j = 0; j < dimension; j++) {
            vector[j] = Streams.gaussian(random);
        }
        return vector;
    }

    /** Uniform on the unit sphere. */
    static double[] unit(int dimension, SplittableRandom random) {
        double[] vector = vector(dimension, random);
        double norm = Math.sqrt(dot(vector, vector));
        for (int j = 0; j < dimension; j++) {
            vector[j] /= norm;
        }
        return vector;
    }

    /** Normal in the orthogonal complement of the unit vector {@code u}. */
    static double[] orthogonalTo(double[] u, SplittableRandom random) {
        double[] vector = vector(u.length, random);
        addTo(vector, -dot(vector, u), u);
        addTo(vector, -dot(vector, u), u); // once more, against rounding
        return vector;
    }

    /** {@code a += c b}. */
    static void addTo(double[] a, double c, double[] b) {
        for (int j = 0; j < a.length; j++) {
            a[j] += c * b[j];
        }
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }
}
