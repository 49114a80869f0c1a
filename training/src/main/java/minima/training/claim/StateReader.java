package minima.training.claim;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives back what a {@link StateWriter} took; a field that is missing or of another length is an error, never a
 * default.
 */
public final class StateReader {

    private final Map<String, long[]> longs = new HashMap<>();
    private final Map<String, double[]> doubles = new HashMap<>();

    public StateReader(byte[] state) {
        ByteBuffer in = ByteBuffer.wrap(state);
        while (in.hasRemaining()) {
            byte[] name = new byte[in.getInt()];
            in.get(name);
            char kind = (char) in.get();
            int count = in.getInt();
            String key = new String(name, StandardCharsets.UTF_8);
            if (kind == 'l') {
                long[] values = new long[count];
                in.asLongBuffer().get(values);
                longs.put(key, values);
            } else {
                double[] values = new double[count];
                in.asDoubleBuffer().get(values);
                doubles.put(key, values);
            }
            in.position(in.position() + 8 * count);
        }
    }

    public long getLong(String name) {
        long[] values = longs.get(name);
        if (values == null || values.length != 1) {
            throw new IllegalStateException("state must hold one integer: name=" + name);
        }
        return values[0];
    }

    /** Copies the field into {@code into}, whose length must be the field's. */
    public void getDoubles(String name, double[] into) {
        double[] values = doubles.get(name);
        if (values == null || values.length != into.length) {
            throw new IllegalStateException("state must hold %d numbers: name=%s, held=%s"
                    .formatted(into.length, name, values == null ? "none" : values.length));
        }
        System.arraycopy(values, 0, into, 0, into.length);
    }
}
