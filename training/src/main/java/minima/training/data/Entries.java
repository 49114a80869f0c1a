package minima.training.data;

import minima.training.claim.InvalidInput;

/**
 * Observed entries of a matrix: samples whose two features are row and column, counted from 0, and whose target is the
 * entry's sign or value; what a file with the header {@code i,j,y} holds.
 *
 * <p>The matrix is as large as its largest indices say.
 *
 * @param samples shape [n, 2]
 */
public record Entries(Samples samples, int rows, int columns) {

    private static final int MOST_INDICES = 1 << 15;

    /**
     * Reads what the samples say of a matrix.
     *
     * @throws InvalidInput if there are not two features, or if they are no indices
     */
    public static Entries of(Samples samples) {
        if (samples.dimension() != 2) {
            throw new InvalidInput("entries must have the columns i, j and y: columns=%d in %s. Maybe the header i,j,y"
                    .formatted(samples.dimension() + 1, samples.name()));
        }
        int rows = 0;
        int columns = 0;
        for (int k = 0; k < samples.size(); k++) {
            rows = Math.max(rows, 1 + index(samples, k, 0, "i"));
            columns = Math.max(columns, 1 + index(samples, k, 1, "j"));
        }
        DataFiles.requireRoomFor((long) samples.size() * rows * columns, samples.name());
        return new Entries(samples, rows, columns);
    }

    private static int index(Samples samples, int k, int feature, String name) {
        double value = samples.feature(k, feature);
        if (!(value >= 0 && value < MOST_INDICES && value == Math.rint(value))) {
            throw new InvalidInput("i and j must be whole numbers from 0 to %d: %s=%s in entry %d of %s"
                    .formatted(MOST_INDICES - 1, name, value, k + 1, samples.name()));
        }
        return (int) value;
    }

    /** i of entry k. */
    public int row(int k) {
        return (int) samples.feature(k, 0);
    }

    /** j of entry k. */
    public int column(int k) {
        return (int) samples.feature(k, 1);
    }

    /** Where entry k stands in the matrix, row by row. */
    public int position(int k) {
        return row(k) * columns + column(k);
    }

    /** A linear predictor's samples: features {@code eᵢeⱼᵀ}, so that {@code x·w = W_ij}; shape [n, rows · columns]. */
    public Samples asMeasurements() {
        double[][] x = new double[samples.size()][rows * columns];
        for (int k = 0; k < x.length; k++) {
            x[k][position(k)] = 1;
        }
        return new Samples(samples.name(), x, samples.targets());
    }
}
