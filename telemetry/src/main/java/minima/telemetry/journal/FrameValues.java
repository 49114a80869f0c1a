package minima.telemetry.journal;

import minima.telemetry.event.Frame;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** A frame's values as bytes, and back bit for bit: big-endian doubles, then the CRC32C of them. */
final class FrameValues {

    private FrameValues() {}

    static byte[] encode(Frame frame) {
        ByteBuffer out = ByteBuffer.allocate(Double.BYTES * frame.size() + Integer.BYTES);
        for (int i = 0; i < frame.size(); i++) {
            out.putDouble(frame.value(i));
        }
        out.putInt(crc(out.array(), out.position()));
        return out.array();
    }

    /** @throws IllegalArgumentException if the bytes are torn or altered */
    static double[] decode(byte[] bytes) {
        int body = bytes.length - Integer.BYTES;
        if (body < 0 || body % Double.BYTES != 0 || ByteBuffer.wrap(bytes).getInt(body) != crc(bytes, body)) {
            throw new IllegalArgumentException("values are torn or altered: length=" + bytes.length);
        }
        double[] values = new double[body / Double.BYTES];
        ByteBuffer.wrap(bytes, 0, body).asDoubleBuffer().get(values);
        return values;
    }

    private static int crc(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
