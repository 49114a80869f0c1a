package minima.training.data;

import minima.training.claim.InvalidInput;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.BitSet;
import java.util.HexFormat;

/**
 * Samples with a target each: {@code x} of shape [n, d], {@code y} of shape [n]; immutable, every number finite.
 *
 * <p>What y means is the experiment's: ±1 for two classes, 0..K-1 for K, real for regression.
 */
public final class Samples {

    private final String name;
    private final int dimension;
    private final double[] x;
    private final double[] y;

    /**
     * @param name where they come from, for people
     * @param x features, row-major, shape [n, d]
     * @param y targets, shape [n]
     */
    public Samples(String name, double[][] x, double... y) {
        if (x.length == 0 || x.length != y.length || x[0].length == 0) {
            throw new InvalidInput("samples must not be empty and must have a target each: x.length=%d, y.length=%d"
                    .formatted(x.length, y.length));
        }
        this.name = name;
        this.dimension = x[0].length;
        this.x = new double[x.length * dimension];
        this.y = y.clone();
        for (int i = 0; i < x.length; i++) {
            if (x[i].length != dimension) {
                throw new InvalidInput("samples must share one dimension: x[0].length=%d, x[%d].length=%d"
                        .formatted(dimension, i, x[i].length));
            }
            System.arraycopy(x[i], 0, this.x, i * dimension, dimension);
        }
        requireFinite();
    }

    /** Keeps {@code x} and {@code y}, which nobody else may hold. */
    private Samples(String name, int dimension, double[] x, double[] y) {
        this.name = name;
        this.dimension = dimension;
        this.x = x;
        this.y = y;
        requireFinite();
    }

    /**
     * Samples that keep {@code x} without a copy: for readers, which hold much and hand it over.
     *
     * @param x features, row-major, shape [n d]
     * @param y targets, shape [n], n at least 1
     */
    static Samples keeping(String name, double[] x, double[] y) {
        return new Samples(name, x.length / y.length, x, y);
    }

    private void requireFinite() {
        requireFinite("x", x, dimension);
        requireFinite("y", y, 1);
    }

    private static void requireFinite(String what, double[] values, int perRow) {
        for (int k = 0; k < values.length; k++) {
            if (!Double.isFinite(values[k])) {
                throw new InvalidInput("samples must be finite: %s[%d]=%s".formatted(what, k / perRow, values[k]));
            }
        }
    }

    public String name() {
        return name;
    }

    /** n. */
    public int size() {
        return y.length;
    }

    /** d. */
    public int dimension() {
        return dimension;
    }

    public double feature(int i, int j) {
        return x[i * dimension + j];
    }

    public double target(int i) {
        return y[i];
    }

    public double[] targets() {
        return y.clone();
    }

    /** A copy of x, shape [n][d]. */
    public double[][] rows() {
        double[][] rows = new double[size()][dimension];
        for (int i = 0; i < size(); i++) {
            System.arraycopy(x, i * dimension, rows[i], 0, dimension);
        }
        return rows;
    }

    /** A copy of {@code yᵢ xᵢ}, shape [n][d]: a linear classifier w is right on sample i when {@code w · zᵢ > 0}. */
    public double[][] signedRows() {
        double[][] rows = rows();
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < dimension; j++) {
                rows[i][j] *= y[i];
            }
        }
        return rows;
    }

    /**
     * These samples with targets ±1.
     *
     * @throws InvalidInput if the targets are not all in {-1, 1} or all in {0, 1}, or if there is only one class
     */
    public Samples requireBinary() {
        boolean zeroOne = true;
        boolean signs = true;
        boolean both = false;
        for (int i = 0; i < y.length; i++) {
            zeroOne &= y[i] == 0 || y[i] == 1;
            signs &= y[i] == -1 || y[i] == 1;
            both |= y[i] != y[0];
            if (!zeroOne && !signs) {
                throw new InvalidInput(
                        ("targets must be all in {-1, 1} or all in {0, 1}: y[%d]=%s in %s. Maybe choose two"
                                        + " classes, as in digits:0,1")
                                .formatted(i, y[i], name));
            }
        }
        if (!both) {
            throw new InvalidInput("two classes are needed: every y=%s in %s".formatted(y[0], name));
        }
        if (signs) {
            return this;
        }
        double[] sign = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            sign[i] = y[i] == 1 ? 1 : -1;
        }
        return new Samples(name, dimension, x, sign);
    }

    /**
     * These samples, whose targets are classes 0..K-1.
     *
     * @throws InvalidInput if a target is not a whole number from 0, a class in between has no sample, or there is only
     *     one class
     */
    public Samples requireClasses() {
        BitSet seen = new BitSet();
        for (int i = 0; i < y.length; i++) {
            int label = (int) y[i];
            if (label != y[i] || label < 0 || label >= y.length) {
                throw new InvalidInput("targets must be classes 0..K-1: y[%d]=%s in %s".formatted(i, y[i], name));
            }
            seen.set(label);
        }
        if (seen.cardinality() < 2) {
            throw new InvalidInput("two classes are needed: every y=%s in %s".formatted(y[0], name));
        }
        int missing = seen.nextClearBit(0);
        if (missing < seen.length()) {
            throw new InvalidInput(
                    "every class of 0..K-1 must have a sample: no y=%d in %s with K=%d. Maybe number the classes from 0"
                            .formatted(missing, name, seen.length()));
        }
        return this;
    }

    /**
     * SHA-256 of the numbers, in hexadecimal: of n and d as 4 bytes each, then of x by rows and of y as 8 bytes each,
     * all big endian. The name does not enter. Cost: O(n d).
     */
    public String sha256() {
        MessageDigest digest = newSha256();
        digest.update(ByteBuffer.allocate(2 * Integer.BYTES)
                .putInt(size())
                .putInt(dimension)
                .flip());
        ByteBuffer row = ByteBuffer.allocate(dimension * Double.BYTES);
        for (int i = 0; i < size(); i++) {
            row.clear();
            row.asDoubleBuffer().put(x, i * dimension, dimension);
            digest.update(row);
        }
        ByteBuffer targets = ByteBuffer.allocate(size() * Double.BYTES);
        targets.asDoubleBuffer().put(y);
        digest.update(targets);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
