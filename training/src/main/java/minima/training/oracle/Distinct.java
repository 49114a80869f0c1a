package minima.training.oracle;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** The distinct rows of a matrix, in the order in which each is first seen, and where each row went. */
final class Distinct {

    private final double[][] rows;
    private final int[] placeOf;
    private final int[] copies;

    private Distinct(double[][] rows, int[] placeOf, int[] copies) {
        this.rows = rows;
        this.placeOf = placeOf;
        this.copies = copies;
    }

    static Distinct of(double[][] all) {
        Map<double[], Integer> places = new TreeMap<>(Arrays::compare);
        double[][] rows = new double[all.length][];
        int[] placeOf = new int[all.length];
        int[] copies = new int[all.length];
        for (int i = 0; i < all.length; i++) {
            double[] row = withoutNegativeZero(all[i]);
            int next = places.size();
            Integer seen = places.putIfAbsent(row, next);
            int place = seen == null ? next : seen;
            rows[place] = row;
            placeOf[i] = place;
            copies[place]++;
        }
        return new Distinct(Arrays.copyOf(rows, places.size()), placeOf, copies);
    }

    private static double[] withoutNegativeZero(double[] row) {
        double[] same = new double[row.length];
        for (int j = 0; j < row.length; j++) {
            same[j] = row[j] + 0.0;
        }
        return same;
    }

    /** Shape [m, d]. */
    double[][] rows() {
        return rows;
    }

    /** Gives each of all rows its share of what its distinct row has; shape [n] of shape [m]. */
    double[] shared(double[] ofDistinct) {
        double[] shares = new double[placeOf.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = ofDistinct[placeOf[i]] / copies[placeOf[i]];
        }
        return shares;
    }
}
