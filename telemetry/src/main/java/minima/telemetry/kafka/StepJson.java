package minima.telemetry.kafka;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.io.NumberOutput;
import minima.telemetry.event.Block;
import minima.telemetry.event.Recorded;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes each row of a block as one flat JSON object.
 *
 * <pre>
 *   {"run":"r","experiment":"e","strand":"s","seq":0,"step":0,"time":1700000000000,"margin.l2":0.5}
 * </pre>
 *
 * <p>{@code strand} is absent where the run has only one; time is in milliseconds since 1970; a number reads back bit
 * for bit; NaN and the infinities are strings. What the rows of a block share is encoded once. Owned by one thread.
 */
public final class StepJson {

    private static final int LONGEST_NUMBER = 26;
    private static final byte[] STEP = ascii(",\"step\":");
    private static final byte[] TIME = ascii(",\"time\":");

    private @Nullable Block encoded;
    private byte[] head = {};
    private byte[][] names = {};
    private byte[] buffer = new byte[1024];
    private int length;

    /** One row as UTF-8. */
    @SuppressWarnings("ReferenceEquality") // an equal block is merely encoded again
    public byte[] encode(Recorded recorded, int row) {
        Block block = recorded.block();
        if (block != encoded) {
            prepare(block);
        }
        length = 0;
        put(head);
        put(recorded.firstSeq() + row);
        put(STEP);
        put(block.step(row));
        put(TIME);
        put(block.timeMs(row));
        for (int metric = 0; metric < names.length; metric++) {
            put(names[metric]);
            put(block.value(row, metric));
        }
        buffer[length++] = '}';
        return Arrays.copyOf(buffer, length);
    }

    private void prepare(Block block) {
        StringBuilder text = new StringBuilder("{\"run\":").append(quoted(block.run()));
        text.append(",\"experiment\":").append(quoted(block.experiment()));
        String strand = block.strand();
        if (strand != null) {
            text.append(",\"strand\":").append(quoted(strand));
        }
        head = text.append(",\"seq\":").toString().getBytes(StandardCharsets.UTF_8);
        int longest = head.length + STEP.length + TIME.length + 3 * LONGEST_NUMBER + 1;
        names = new byte[block.metrics().size()][];
        for (int metric = 0; metric < names.length; metric++) {
            String name = "," + quoted(block.metrics().get(metric)) + ":";
            names[metric] = name.getBytes(StandardCharsets.UTF_8);
            longest += names[metric].length + LONGEST_NUMBER;
        }
        if (buffer.length < longest) {
            buffer = new byte[longest];
        }
        encoded = block;
    }

    private void put(byte[] bytes) {
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
    }

    private void put(long number) {
        length = NumberOutput.outputLong(number, buffer, length);
    }

    private void put(double number) {
        if (Double.isFinite(number)) {
            putAscii(NumberOutput.toString(number, true));
        } else {
            buffer[length++] = '"';
            putAscii(Double.toString(number));
            buffer[length++] = '"';
        }
    }

    private void putAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            buffer[length++] = (byte) text.charAt(i);
        }
    }

    /** The text as a JSON string. */
    static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
