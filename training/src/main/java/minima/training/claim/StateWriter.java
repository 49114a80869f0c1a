package minima.training.claim;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Takes the state of a simulation as named numbers.
 *
 * <pre>
 *   field   = name length (int) | name (UTF-8) | kind (byte: 'l' or 'd') | count (int) | count × 8 bytes, big endian
 *   state   = field*
 * </pre>
 */
public final class StateWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    public void put(String name, long... values) {
        ByteBuffer field = field(name, 'l', values.length);
        field.asLongBuffer().put(values);
        bytes.writeBytes(field.array());
    }

    public void put(String name, double... values) {
        ByteBuffer field = field(name, 'd', values.length);
        field.asDoubleBuffer().put(values);
        bytes.writeBytes(field.array());
    }

    public byte[] toBytes() {
        return bytes.toByteArray();
    }

    private static ByteBuffer field(String name, char kind, int count) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(4 + utf8.length + 1 + 4 + 8 * count)
                .putInt(utf8.length)
                .put(utf8)
                .put((byte) kind)
                .putInt(count);
    }
}
