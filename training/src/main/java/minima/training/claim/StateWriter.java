package minima.training.claim;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * Takes the state of a simulation as named numbers.
 *
 * <pre>
 *   field   = name length (int) | name (UTF-8) | kind (byte: 'l' or 'd') | count (int) | count × 8 bytes, big endian
 *   state   = field*, names distinct
 * </pre>
 */
public final class StateWriter {

    private final ByteArrayOutputStream bytes;
    private final DataOutputStream out;
    private final Set<String> names;
    private final String prefix;

    public StateWriter() {
        bytes = new ByteArrayOutputStream();
        out = new DataOutputStream(bytes);
        names = new HashSet<>();
        prefix = "";
    }

    private StateWriter(StateWriter whole, String prefix) {
        bytes = whole.bytes;
        out = whole.out;
        names = whole.names;
        this.prefix = prefix;
    }

    /** A writer into the same state that puts {@code part} and a dot before each name. */
    public StateWriter under(String part) {
        return new StateWriter(this, prefix + part + ".");
    }

    public void put(String name, long... values) {
        try {
            head(prefix + name, 'l', values.length);
            for (long value : values) {
                out.writeLong(value);
            }
        } catch (IOException notOfMemory) {
            throw new UncheckedIOException(notOfMemory);
        }
    }

    public void put(String name, double... values) {
        try {
            head(prefix + name, 'd', values.length);
            for (double value : values) {
                out.writeDouble(value);
            }
        } catch (IOException notOfMemory) {
            throw new UncheckedIOException(notOfMemory);
        }
    }

    public byte[] toBytes() {
        return bytes.toByteArray();
    }

    private void head(String name, char kind, int count) throws IOException {
        if (!names.add(name)) {
            throw new IllegalStateException("fields must have distinct names: name=" + name);
        }
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
        out.writeByte(kind);
        out.writeInt(count);
    }
}
