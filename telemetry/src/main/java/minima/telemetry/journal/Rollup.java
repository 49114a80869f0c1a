package minima.telemetry.journal;

import minima.telemetry.event.Block;

import java.nio.ByteBuffer;

/**
 * A block folded: of each {@value #ROWS} rows in turn, a stretch, the first and the last step, when the last was
 * measured, how many they are, and the extremes of each metric.
 *
 * <pre>
 *   stretches           4 bytes, n
 *   of each             first, last, lastMs: 8 bytes each; rows: 4 bytes
 *   metric by metric    n times least and greatest: big-endian doubles, NaN only where every value is
 * </pre>
 */
final class Rollup {

    static final int ROWS = 32;

    private static final int HEAD = 4;
    private static final int STRETCH = 3 * Long.BYTES + Integer.BYTES;
    private static final int EXTREMES = 2 * Double.BYTES;

    private final ByteBuffer bytes;
    private final int stretches;

    private Rollup(ByteBuffer bytes) {
        this.bytes = bytes;
        this.stretches = bytes.getInt(0);
    }

    static Rollup decode(byte[] encoded) {
        return new Rollup(ByteBuffer.wrap(encoded));
    }

    static byte[] encode(Block block) {
        int stretches = (block.rows() + ROWS - 1) / ROWS;
        ByteBuffer out = ByteBuffer.allocate(
                HEAD + stretches * (STRETCH + block.metrics().size() * EXTREMES));
        out.putInt(stretches);
        for (int s = 0; s < stretches; s++) {
            int end = Math.min(block.rows(), (s + 1) * ROWS);
            out.putLong(block.step(s * ROWS));
            out.putLong(block.step(end - 1)).putLong(block.timeMs(end - 1));
            out.putInt(end - s * ROWS);
        }
        for (int metric = 0; metric < block.metrics().size(); metric++) {
            for (int s = 0; s < stretches; s++) {
                putExtremes(out, block, metric, s * ROWS, Math.min(block.rows(), (s + 1) * ROWS));
            }
        }
        return out.array();
    }

    private static void putExtremes(ByteBuffer out, Block block, int metric, int from, int to) {
        double min = block.value(from, metric);
        double max = min;
        for (int row = from + 1; row < to; row++) {
            double value = block.value(row, metric);
            min = value < min || Double.isNaN(min) ? value : min;
            max = value > max || Double.isNaN(max) ? value : max;
        }
        out.putDouble(min).putDouble(max);
    }

    int stretches() {
        return stretches;
    }

    long first(int stretch) {
        return bytes.getLong(HEAD + stretch * STRETCH);
    }

    long last(int stretch) {
        return bytes.getLong(HEAD + stretch * STRETCH + Long.BYTES);
    }

    long lastMs(int stretch) {
        return bytes.getLong(HEAD + stretch * STRETCH + 2 * Long.BYTES);
    }

    int rows(int stretch) {
        return bytes.getInt(HEAD + stretch * STRETCH + 3 * Long.BYTES);
    }

    double min(int stretch, int metric) {
        return bytes.getDouble(extremes(stretch, metric));
    }

    double max(int stretch, int metric) {
        return bytes.getDouble(extremes(stretch, metric) + Double.BYTES);
    }

    private int extremes(int stretch, int metric) {
        return HEAD + stretches * STRETCH + (metric * stretches + stretch) * EXTREMES;
    }
}
