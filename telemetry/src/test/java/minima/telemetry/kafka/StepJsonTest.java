package minima.telemetry.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import minima.telemetry.event.Block;
import minima.telemetry.event.BlockBuilder;
import minima.telemetry.event.Recorded;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class StepJsonTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final StepJson json = new StepJson();

    @Test
    void isOneFlatObjectWithTheFieldsOfTheContract() {
        Recorded recorded = recorded("left", List.of("margin.l2", "norm.l2"), 0.5, 8);

        assertThat(text(recorded, 0))
                .isEqualTo(
                        "{\"run\":\"r\",\"experiment\":\"e\",\"strand\":\"left\",\"seq\":40,\"step\":3,\"time\":1700000000000,"
                                + "\"margin.l2\":0.5,\"norm.l2\":8.0}");
    }

    @Test
    void hasNoStrandWhereTheRunHasOnlyOne() {
        assertThat(text(recorded(null, List.of("norm.l2"), 1), 0)).doesNotContain("strand");
    }

    @Test
    void readsBackBitForBit() throws IOException {
        Random random = new Random(11);
        for (int trial = 0; trial < 100_000; trial++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                JsonNode read = JSON.readTree(json.encode(recorded(null, List.of("norm.l2"), value), 0));
                assertThat(Double.doubleToRawLongBits(
                                Double.parseDouble(read.get("norm.l2").asText())))
                        .as("%s", value)
                        .isEqualTo(Double.doubleToRawLongBits(value));
            }
        }
    }

    @Test
    void readsBackTheEdgesOfTheDoubles() throws IOException {
        for (double value : new double[] {
            0.0,
            -0.0,
            Double.MIN_VALUE,
            -Double.MIN_VALUE,
            Double.MIN_NORMAL,
            Double.MAX_VALUE,
            1e23,
            9007199254740993.0
        }) {
            JsonNode read = JSON.readTree(json.encode(recorded(null, List.of("norm.l2"), value), 0));
            assertThat(Double.doubleToRawLongBits(read.get("norm.l2").doubleValue()))
                    .isEqualTo(Double.doubleToRawLongBits(value));
        }
    }

    @Test
    void writesWhatIsNoNumberAsAString() {
        List<String> metrics = List.of("a", "b", "c");
        Recorded recorded = recorded(null, metrics, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

        assertThat(text(recorded, 0)).endsWith("\"a\":\"NaN\",\"b\":\"Infinity\",\"c\":\"-Infinity\"}");
    }

    @Test
    void escapesNames() throws IOException {
        String hostile = "a\"\\\n\u0000\u001b😀é</script>";
        BlockBuilder rows = Block.builder(hostile, hostile, hostile, List.of("norm.l2"), 1);
        rows.row(0, 0);
        byte[] bytes = json.encode(new Recorded(rows.build(), 0, 0), 0);

        JsonNode read = JSON.readTree(bytes);
        assertThat(read.get("run").asText()).isEqualTo(hostile);
        assertThat(read.get("strand").asText()).isEqualTo(hostile);
        assertThat(new String(bytes, StandardCharsets.UTF_8)).doesNotContain("\n");
    }

    @Test
    void countsOnFromTheFirstRowsNumber() {
        BlockBuilder rows = Block.builder("r", "e", null, List.of("norm.l2"), 3);
        for (int i = 0; i < 3; i++) {
            rows.row(10L * i, 0);
        }
        Recorded recorded = new Recorded(rows.build(), 0, Long.MAX_VALUE - 2);

        assertThat(text(recorded, 2)).contains("\"seq\":" + Long.MAX_VALUE + ",\"step\":20,");
    }

    private String text(Recorded recorded, int row) {
        return new String(json.encode(recorded, row), StandardCharsets.UTF_8);
    }

    private static Recorded recorded(String strand, List<String> metrics, double... values) {
        BlockBuilder rows = Block.builder("r", "e", strand, metrics, 1);
        rows.row(3, 1_700_000_000_000L);
        for (int m = 0; m < values.length; m++) {
            rows.set(m, values[m]);
        }
        return new Recorded(rows.build(), 7, 40);
    }
}
