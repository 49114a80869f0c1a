package minima.training.data;

import minima.training.claim.InvalidInput;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * The bytes of a file or a resource, unpacked on the way if they are gzip.
 *
 * <p>Gzip may swell to at most 100 times its size (or 1 MiB if that is more), so that a small file cannot fill the
 * memory. Reading throws {@link InvalidInput} instead of {@link IOException}, with the file and the offset in the
 * unpacked bytes.
 */
final class Unpacked extends InputStream {

    private static final long LARGEST_RATIO = 100;
    private static final long ALWAYS_ALLOWED = 1 << 20;
    private static final int BUFFER = 1 << 16;

    private final String place;
    private final InputStream in;
    private final boolean packed;
    private final long most;
    private long offset;

    private Unpacked(String place, InputStream raw, long length) throws IOException {
        this.place = place;
        BufferedInputStream peeked = new BufferedInputStream(raw, BUFFER);
        peeked.mark(2);
        this.packed = peeked.read() == 0x1F && peeked.read() == 0x8B;
        peeked.reset();
        this.in = packed ? new GZIPInputStream(peeked, BUFFER) : peeked;
        this.most = packed ? Math.max(ALWAYS_ALLOWED, LARGEST_RATIO * length) : length;
    }

    /** Opens a file; {@code what} names it in messages. */
    static Unpacked file(String what, Path path) {
        DataFiles.requireRegular(what, path);
        try {
            long length = Files.size(path);
            InputStream raw = Files.newInputStream(path);
            try {
                return new Unpacked(path.toString(), raw, length);
            } catch (IOException broken) {
                raw.close();
                throw broken;
            }
        } catch (IOException broken) {
            throw new InvalidInput(
                    "%s must be readable: %s=%s (%s)".formatted(what, what, path, broken.getMessage()), broken);
        }
    }

    /** A file that comes with this package. */
    static Unpacked resource(String name) {
        try (InputStream stored = Unpacked.class.getResourceAsStream(name)) {
            if (stored == null) {
                throw new IllegalStateException("resource must come with the jar: name=" + name);
            }
            byte[] bytes = stored.readAllBytes();
            return new Unpacked(name, new ByteArrayInputStream(bytes), bytes.length);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The file, for messages. */
    String place() {
        return place;
    }

    /** How many unpacked bytes were read. */
    long offset() {
        return offset;
    }

    /** The largest number of unpacked bytes there can be; their number if the file is not gzip. */
    long most() {
        return most;
    }

    boolean packed() {
        return packed;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) {
        try {
            int count = in.read(into, from, length);
            offset += Math.max(0, count);
            if (packed && offset > most) {
                throw new InvalidInput(
                        "gzip must not swell more than %d to 1: more than %d bytes in %s. Maybe unpack it first"
                                .formatted(LARGEST_RATIO, most, place));
            }
            return count;
        } catch (IOException broken) {
            throw new InvalidInput(
                    "%s must be whole: %s at byte %d of %s. Maybe fetch it again"
                            .formatted(packed ? "gzip" : "file", broken.getMessage(), offset, place),
                    broken);
        }
    }

    @Override
    public byte[] readNBytes(int length) {
        try {
            return super.readNBytes(length);
        } catch (IOException neverThrown) {
            throw new UncheckedIOException(neverThrown);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException afterReading) {
            throw new UncheckedIOException(afterReading);
        }
    }
}
