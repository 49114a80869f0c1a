package minima.telemetry.kafka;

import minima.telemetry.event.Entry;
import minima.telemetry.event.Recorded;
import minima.telemetry.event.RecordedEvent;
import minima.telemetry.event.RecordedFrame;
import minima.telemetry.event.RunEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The records that an entry becomes: one a row, one a frame, one an event. Kept for the entry that was asked for last.
 */
final class Records {

    private static final Logger LOG = LoggerFactory.getLogger(Records.class);

    /** A broker takes no record above 1 MiB unless told to. */
    private static final int LONGEST_DETAILS = 250_000;

    private final StepJson json = new StepJson();
    private final List<byte[]> values = new ArrayList<>();
    private long position = -1;
    private String topic = Topics.STEPS;
    private int bytes;

    void of(Entry entry) {
        if (entry.position() == position) {
            return;
        }
        values.clear();
        if (entry instanceof Recorded recorded) {
            topic = Topics.STEPS;
            for (int row = 0; row < recorded.size(); row++) {
                values.add(json.encode(recorded, row));
            }
        } else if (entry instanceof RecordedFrame recorded) {
            topic = Topics.FRAMES;
            values.add(FrameJson.encode(recorded));
        } else if (entry instanceof RecordedEvent recorded) {
            topic = Topics.RUNS;
            values.add(value(recorded.event()));
        }
        bytes = values.stream().mapToInt(value -> value.length).sum();
        position = entry.position();
    }

    private static byte[] value(RunEvent event) {
        String details = event.json();
        if (details.length() > LONGEST_DETAILS) {
            LOG.warn(
                    "event is sent without its details: run={}, kind={}, length={}",
                    event.run(),
                    event.kind(),
                    details.length());
            details = "";
        }
        String text = "{\"run\":%s,\"time\":%d,\"kind\":%s,\"details\":%s}"
                .formatted(
                        StepJson.quoted(event.run()),
                        event.timeMs(),
                        StepJson.quoted(event.kind()),
                        details.isBlank() ? "null" : details);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    String topic() {
        return topic;
    }

    List<byte[]> values() {
        return values;
    }

    int bytes() {
        return bytes;
    }
}
