package minima.telemetry.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import minima.telemetry.event.Frame;
import minima.telemetry.event.RecordedFrame;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class FrameJsonTest {

    private static final int LARGEST_RECORD = 1 << 20;

    @Test
    void isOneObjectWithTheFieldsOfTheContract() {
        Frame frame =
                new Frame("r", "e", "left", "spectrum.dft", 3, 1_700_000_000_000L, List.of(2, 2), 0.5, 8, -0.0, 1);

        assertThat(text(frame))
                .isEqualTo(
                        "{\"run\":\"r\",\"experiment\":\"e\",\"strand\":\"left\",\"seq\":40,\"step\":3,\"time\":1700000000000,"
                                + "\"measure\":\"spectrum.dft\",\"shape\":[2,2],\"values\":[0.5,8.0,-0.0,1.0]}");
    }

    @Test
    void hasNoStrandWhereTheRunHasOnlyOneAndStringsForWhatIsNoNumber() {
        assertThat(text(frame(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)))
                .doesNotContain("strand")
                .endsWith("\"values\":[\"NaN\",\"Infinity\",\"-Infinity\"]}");
    }

    @Test
    void readsBackBitForBit() throws IOException {
        double[] values = new Random(11)
                .longs(10_000)
                .mapToDouble(Double::longBitsToDouble)
                .toArray();

        JsonNode read = new ObjectMapper().readTree(text(frame(values))).get("values");

        for (int i = 0; i < values.length; i++) {
            assertThat(Double.parseDouble(read.get(i).asText())).isEqualTo(Double.valueOf(values[i]));
        }
    }

    @Test
    void neverExceedsWhatABrokerTakes() {
        double[] longest = new double[Frame.MOST_VALUES];
        Arrays.fill(longest, -2.2250738585072014e-308);

        assertThat(text(frame(longest)).length()).isLessThan(LARGEST_RECORD - 1000);
    }

    private static Frame frame(double... values) {
        return new Frame("r", "e", null, "spectrum.dft", 1, 1, List.of(values.length), values);
    }

    private static String text(Frame frame) {
        return new String(FrameJson.encode(new RecordedFrame(frame, 99, 40)), StandardCharsets.UTF_8);
    }
}
