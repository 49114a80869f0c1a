package minima.training.oracle;

import java.util.stream.IntStream;

/** A matrix by the entries of its rows that are not 0, for products with it. */
final class SparseRows {

    private final int columns;
    private final int[][] places;
    private final double[][] values;

    SparseRows(double[][] rows) {
        this.columns = rows[0].length;
        this.places = new int[rows.length][];
        this.values = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            double[] row = rows[i];
            places[i] = IntStream.range(0, columns).filter(j -> row[j] != 0).toArray();
            values[i] = IntStream.of(places[i]).mapToDouble(j -> row[j]).toArray();
        }
    }

    /** {@code rowsᵢ·w}, shape [n]. */
    double[] images(double[] w) {
        double[] images = new double[places.length];
        for (int i = 0; i < images.length; i++) {
            double sum = 0;
            for (int k = 0; k < places[i].length; k++) {
                sum += values[i][k] * w[places[i][k]];
            }
            images[i] = sum;
        }
        return images;
    }

    /** {@code Σ cᵢ rowsᵢ}, shape [d]. */
    double[] combination(double[] c) {
        double[] sum = new double[columns];
        for (int i = 0; i < places.length; i++) {
            for (int k = 0; k < places[i].length; k++) {
                sum[places[i][k]] += c[i] * values[i][k];
            }
        }
        return sum;
    }
}
