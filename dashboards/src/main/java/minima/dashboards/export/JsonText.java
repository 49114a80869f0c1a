package minima.dashboards.export;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import minima.telemetry.event.Recorded;
import minima.telemetry.kafka.StepJson;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * JSON lines: the very records that Kafka is sent, {@code seq} among them. Those of a batch end with the seed and the
 * swept settings: numbers as they were written, the others as text.
 */
final class JsonText implements RowText {

    private static final String NUMBER = "-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?|true|false";

    private final StepJson json = new StepJson();
    private final Map<String, RowKeys> runs;
    private String run = "";
    private String named = "";

    /** @param runs run to what its records are told apart by */
    JsonText(Map<String, RowKeys> runs) {
        this.runs = runs;
    }

    @Override
    public String head() {
        return "";
    }

    @Override
    public void append(Recorded recorded, int row, StringBuilder text) {
        if (!recorded.block().run().equals(run)) {
            run = recorded.block().run();
            named = fields(runs.getOrDefault(run, RowKeys.NONE));
        }
        text.append(new String(json.encode(recorded, row), StandardCharsets.UTF_8));
        text.insert(text.length() - 1, named); // before the brace that ends the record
        text.append('\n');
    }

    private static String fields(RowKeys keys) {
        StringBuilder fields = new StringBuilder();
        keys.named().forEach((name, value) -> fields.append(",\"")
                .append(quoted(name))
                .append("\":")
                .append(value.matches(NUMBER) ? value : '"' + quoted(value) + '"'));
        return fields.toString();
    }

    private static String quoted(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }
}
