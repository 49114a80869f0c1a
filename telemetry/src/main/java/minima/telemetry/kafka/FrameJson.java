package minima.telemetry.kafka;

import com.fasterxml.jackson.core.io.NumberOutput;
import minima.telemetry.event.Frame;
import minima.telemetry.event.RecordedFrame;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes a frame as one JSON object.
 *
 * <pre>
 *   {"run":"r","experiment":"e","strand":"s","seq":0,"step":1,"time":1700000000000,
 *    "measure":"spectrum.dft","shape":[2],"values":[0.5,"NaN"]}
 * </pre>
 *
 * <p>{@code strand} is absent where the run has only one; numbers are written as {@link StepJson} writes them.
 */
final class FrameJson {

    private FrameJson() {}

    /** The object as UTF-8, at most 1 MiB. */
    static byte[] encode(RecordedFrame recorded) {
        Frame frame = recorded.frame();
        StringBuilder text = new StringBuilder(24 * frame.size() + 256);
        text.append("{\"run\":").append(StepJson.quoted(frame.run()));
        text.append(",\"experiment\":").append(StepJson.quoted(frame.experiment()));
        String strand = frame.strand();
        if (strand != null) {
            text.append(",\"strand\":").append(StepJson.quoted(strand));
        }
        text.append(",\"seq\":").append(recorded.seq());
        text.append(",\"step\":").append(frame.step());
        text.append(",\"time\":").append(frame.timeMs());
        text.append(",\"measure\":").append(StepJson.quoted(frame.measure()));
        text.append(",\"shape\":").append(shape(frame.shape()));
        text.append(",\"values\":[");
        for (int i = 0; i < frame.size(); i++) {
            text.append(i == 0 ? "" : ",").append(number(frame.value(i)));
        }
        return text.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String shape(List<Integer> lengths) {
        return lengths.toString().replace(" ", "");
    }

    private static String number(double value) {
        return Double.isFinite(value) ? NumberOutput.toString(value, true) : '"' + Double.toString(value) + '"';
    }
}
