package minima.training.data;

import minima.training.claim.InvalidInput;

import java.nio.ByteBuffer;

/**
 * The head of an IDX file, checked against the size of the file.
 *
 * @param count n
 * @param pixels bytes an item: rows × columns, or 1 for labels
 */
record IdxHeader(int count, long pixels) {

    private static final int LABELS = 0x0801;

    /** Reads a head that begins with {@code magic}, whose last byte is the number of dimensions. */
    static IdxHeader read(Unpacked in, int magic) {
        requireMagic(in, magic);
        int dimensions = magic & 0xFF;
        long[] size = new long[dimensions];
        long bytes = 1;
        for (int k = 0; k < dimensions; k++) {
            long at = in.offset();
            size[k] = Integer.toUnsignedLong(
                    ByteBuffer.wrap(next(in, Integer.BYTES)).getInt());
            if (size[k] < 1 || size[k] > Integer.MAX_VALUE) {
                throw new InvalidInput("dimension must lie in [1, 2147483647]: dimension %d=%d at byte %d of %s"
                        .formatted(k + 1, size[k], at, in.place()));
            }
            bytes = size[k] > Long.MAX_VALUE / bytes ? Long.MAX_VALUE : bytes * size[k];
        }
        requireSize(in, bytes);
        return new IdxHeader((int) size[0], bytes / size[0]);
    }

    private static void requireMagic(Unpacked in, int magic) {
        int found = ByteBuffer.wrap(next(in, Integer.BYTES)).getInt();
        if (found != magic) {
            String what = magic == LABELS ? "labels" : "images";
            throw new InvalidInput("IDX %s must begin with 0x%08x: 0x%08x at byte 0 of %s%s"
                    .formatted(
                            what,
                            magic,
                            found,
                            in.place(),
                            found == LABELS ? ". Maybe these are the labels: name the images" : ""));
        }
    }

    private static void requireSize(Unpacked in, long bytes) {
        long room = in.most() - in.offset();
        boolean fits = in.packed() ? bytes <= room : bytes == room;
        if (!fits) {
            throw new InvalidInput("IDX must hold what its head says: %d bytes after the head, %s%d in %s. Maybe %s"
                    .formatted(
                            bytes,
                            in.packed() ? "at most " : "",
                            room,
                            in.place(),
                            in.packed() ? "unpack it first, or fetch it again" : "fetch it again"));
        }
    }

    /** The next {@code length} bytes. */
    static byte[] next(Unpacked in, int length) {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new InvalidInput("IDX must hold what its head says: it ends at byte %d of %s. Maybe fetch it again"
                    .formatted(in.offset(), in.place()));
        }
        return bytes;
    }

    static void requireEnd(Unpacked in) {
        long end = in.offset();
        if (in.read() >= 0) {
            throw new InvalidInput("IDX must hold what its head says: more follows byte %d of %s. Maybe fetch it again"
                    .formatted(end, in.place()));
        }
    }
}
