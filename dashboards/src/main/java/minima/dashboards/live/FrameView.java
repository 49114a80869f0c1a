package minima.dashboards.live;

import minima.actors.LiveFeed;
import minima.telemetry.event.Frame;

import java.util.LinkedHashMap;
import java.util.Map;

/** Frames as JSON shows them; the values are numbers, or the strings NaN, Infinity and -Infinity. */
public final class FrameView {

    private FrameView() {}

    /** A strand's frame, of a run and a measure that are known. */
    public static Map<String, Object> of(Frame frame) {
        Map<String, Object> view = new LinkedHashMap<>();
        if (frame.strand() != null) {
            view.put("strand", frame.strand());
        }
        view.put("step", frame.step());
        view.put("time", frame.timeMs());
        view.put("shape", frame.shape());
        view.put("values", frame.values());
        return view;
    }

    /** What is new of a strand's measure. */
    static Map<String, Object> of(LiveFeed.NewFrames frames) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("run", frames.newest().run());
        view.put("measure", frames.newest().measure());
        view.putAll(of(frames.newest()));
        view.put("steps", frames.steps());
        return view;
    }
}
