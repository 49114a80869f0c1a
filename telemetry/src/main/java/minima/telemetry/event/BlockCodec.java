package minima.telemetry.event;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A block as bytes, and back.
 *
 * <pre>
 *   'M' 'B' version     3 bytes
 *   run, experiment     text: varint length, UTF-8
 *   strand              0, or 1 and text
 *   metrics             varint count, texts
 *   rows                varint n
 *   steps, times        each n zigzag varints: the first, then differences
 *   values              metric by metric, n big-endian doubles, bits as they are
 *   CRC32C of all that  4 bytes
 * </pre>
 */
final class BlockCodec {

    static final byte VERSION = 1;

    private static final int LONGEST_VARINT = 10;

    private BlockCodec() {}

    static byte[] encode(Block block) {
        ByteBuffer out = ByteBuffer.allocate(bound(block));
        out.put((byte) 'M').put((byte) 'B').put(VERSION);
        putText(out, block.run());
        putText(out, block.experiment());
        String strand = block.strand();
        out.put((byte) (strand == null ? 0 : 1));
        if (strand != null) {
            putText(out, strand);
        }
        putVarint(out, block.metrics().size());
        block.metrics().forEach(metric -> putText(out, metric));
        putRows(out, block);
        out.putInt(crc(out.array(), out.position()));
        return Arrays.copyOf(out.array(), out.position());
    }

    private static void putRows(ByteBuffer out, Block block) {
        int rows = block.rows();
        putVarint(out, rows);
        long before = 0;
        for (int i = 0; i < rows; i++) {
            putVarint(out, zigzag(block.step(i) - before));
            before = block.step(i);
        }
        before = 0;
        for (int i = 0; i < rows; i++) {
            putVarint(out, zigzag(block.timeMs(i) - before));
            before = block.timeMs(i);
        }
        for (int m = 0; m < block.metrics().size(); m++) {
            for (int i = 0; i < rows; i++) {
                out.putDouble(block.value(i, m));
            }
        }
    }

    static Block decode(byte[] bytes) {
        int body = bytes.length - Integer.BYTES;
        if (body < 3 || bytes[0] != 'M' || bytes[1] != 'B') {
            throw new IllegalArgumentException("not a block: length=" + bytes.length);
        }
        if (bytes[2] != VERSION) {
            throw new IllegalArgumentException(
                    "block of another version: version=%d, known=%d. Maybe a newer program wrote it"
                            .formatted(bytes[2], VERSION));
        }
        if (ByteBuffer.wrap(bytes).getInt(body) != crc(bytes, body)) {
            throw new IllegalArgumentException("block is torn or altered: length=" + bytes.length);
        }
        return read(ByteBuffer.wrap(bytes, 3, body - 3));
    }

    private static Block read(ByteBuffer in) {
        String run = getText(in);
        String experiment = getText(in);
        @Nullable String strand = in.get() == 0 ? null : getText(in);
        List<String> metrics = new ArrayList<>();
        for (long left = getVarint(in); left > 0; left--) {
            metrics.add(getText(in));
        }
        int rows = Math.toIntExact(getVarint(in));
        long[] steps = getDifferences(in, rows);
        long[] times = getDifferences(in, rows);
        double[] values = new double[Math.multiplyExact(metrics.size(), rows)];
        if (in.remaining() != Double.BYTES * values.length) {
            throw new IllegalArgumentException(
                    "block must hold %d values: bytes=%d".formatted(values.length, in.remaining()));
        }
        in.asDoubleBuffer().get(values);
        return new Block(run, experiment, strand, List.copyOf(metrics), steps, times, values);
    }

    private static int bound(Block block) {
        int texts = 3 * (block.run().length() + block.experiment().length() + 4 * LONGEST_VARINT);
        String strand = block.strand();
        texts += strand == null ? 0 : 3 * strand.length();
        for (String metric : block.metrics()) {
            texts += 3 * metric.length() + LONGEST_VARINT;
        }
        return texts
                + block.rows()
                        * (2 * LONGEST_VARINT + Double.BYTES * block.metrics().size());
    }

    private static int crc(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    private static void putText(ByteBuffer out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        putVarint(out, bytes.length);
        out.put(bytes);
    }

    private static String getText(ByteBuffer in) {
        byte[] bytes = new byte[Math.toIntExact(getVarint(in))];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static long zigzag(long value) {
        return value << 1 ^ value >> 63;
    }

    private static long[] getDifferences(ByteBuffer in, int count) {
        long[] values = new long[count];
        long before = 0;
        for (int i = 0; i < count; i++) {
            long coded = getVarint(in);
            before += coded >>> 1 ^ -(coded & 1);
            values[i] = before;
        }
        return values;
    }

    private static void putVarint(ByteBuffer out, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.put((byte) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }

    private static long getVarint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = in.get();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("block holds an overlong number: at=" + in.position());
    }
}
