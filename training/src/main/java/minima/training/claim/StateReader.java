package minima.training.claim;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Gives back what a {@link StateWriter} took; a field that is missing or of another length is an error, never a
 * default.
 */
public final class StateReader {

    private final Map<String, long[]> longs;
    private final Map<String, double[]> doubles;
    private final String prefix;

    /** Reads all fields; {@code IllegalStateException} if the bytes are not what a writer gave. */
    public StateReader(byte[] state) {
        longs = new HashMap<>();
        doubles = new HashMap<>();
        prefix = "";
        ByteBuffer in = ByteBuffer.wrap(state);
        try {
            while (in.hasRemaining()) {
                readField(in);
            }
        } catch (BufferUnderflowException torn) {
            throw new IllegalStateException("state must be whole: bytes=" + state.length, torn);
        }
    }

    private StateReader(StateReader whole, String prefix) {
        longs = whole.longs;
        doubles = whole.doubles;
        this.prefix = prefix;
    }

    /** A reader of what a writer of the same {@code part} put. */
    public StateReader under(String part) {
        return new StateReader(this, prefix + part + ".");
    }

    private void readField(ByteBuffer in) {
        String name = new String(bytes(in, in.getInt()), StandardCharsets.UTF_8);
        char kind = (char) in.get();
        int count = in.getInt();
        ByteBuffer values = ByteBuffer.wrap(bytes(in, (long) Long.BYTES * count));
        if (kind == 'l') {
            long[] held = new long[count];
            values.asLongBuffer().get(held);
            longs.put(name, held);
        } else if (kind == 'd') {
            double[] held = new double[count];
            values.asDoubleBuffer().get(held);
            doubles.put(name, held);
        } else {
            throw new IllegalStateException(
                    "field must be of kind l or d: name=%s, kind=%d".formatted(name, (int) kind));
        }
    }

    /** The next {@code length} bytes; nothing is allocated if there are fewer. */
    private static byte[] bytes(ByteBuffer in, long length) {
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[(int) length];
        in.get(bytes);
        return bytes;
    }

    /** Whether every field that {@code written} puts is here, and of the same length. */
    public boolean holds(Consumer<StateWriter> written) {
        StateWriter fields = new StateWriter();
        written.accept(fields);
        StateReader asked = new StateReader(fields.toBytes());
        return asked.longs.entrySet().stream().allMatch(field -> {
                    long[] held = longs.get(prefix + field.getKey());
                    return held != null && held.length == field.getValue().length;
                })
                && asked.doubles.entrySet().stream().allMatch(field -> {
                    double[] held = doubles.get(prefix + field.getKey());
                    return held != null && held.length == field.getValue().length;
                });
    }

    /** Checks that the field holds the same numbers as {@code own}, bit for bit. */
    public void require(String name, double... own) {
        double[] held = new double[own.length];
        getDoubles(name, held);
        if (!Arrays.equals(held, own)) {
            throw new IllegalStateException("state must have the same %s".formatted(prefix + name));
        }
    }

    public long getLong(String name) {
        long[] values = longs.get(prefix + name);
        if (values == null || values.length != 1) {
            throw new IllegalStateException("state must hold one integer: name=" + prefix + name);
        }
        return values[0];
    }

    /** Copies the field into {@code into}, whose length must be the field's. */
    public void getLongs(String name, long[] into) {
        long[] values = longs.get(prefix + name);
        if (values == null || values.length != into.length) {
            throw new IllegalStateException("state must hold %d integers: name=%s, held=%s"
                    .formatted(into.length, prefix + name, values == null ? "none" : values.length));
        }
        System.arraycopy(values, 0, into, 0, into.length);
    }

    /** Copies the field into {@code into}, whose length must be the field's. */
    public void getDoubles(String name, double[] into) {
        double[] values = doubles.get(prefix + name);
        if (values == null || values.length != into.length) {
            throw new IllegalStateException("state must hold %d numbers: name=%s, held=%s"
                    .formatted(into.length, prefix + name, values == null ? "none" : values.length));
        }
        System.arraycopy(values, 0, into, 0, into.length);
    }
}
