package minima.training.data;

/**
 * The samples of one step, by their row in the data: an immutable list of indices, in the order in which they are
 * summed.
 */
public final class Batch {

    private final int[] rows;

    public Batch(int... rows) {
        if (rows.length == 0) {
            throw new IllegalArgumentException("a batch must hold a sample: rows.length=0");
        }
        this.rows = rows.clone();
    }

    public int size() {
        return rows.length;
    }

    public int row(int i) {
        return rows[i];
    }
}
