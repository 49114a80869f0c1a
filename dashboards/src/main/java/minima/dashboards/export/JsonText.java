package minima.dashboards.export;

import minima.telemetry.event.Recorded;
import minima.telemetry.kafka.StepJson;

import java.nio.charset.StandardCharsets;

/** JSON lines: the very records that Kafka is sent, {@code seq} among them. */
final class JsonText implements RowText {

    private final StepJson json = new StepJson();

    @Override
    public String head() {
        return "";
    }

    @Override
    public void append(Recorded recorded, int row, StringBuilder text) {
        text.append(new String(json.encode(recorded, row), StandardCharsets.UTF_8))
                .append('\n');
    }
}
