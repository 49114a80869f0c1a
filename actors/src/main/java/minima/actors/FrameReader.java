package minima.actors;

import minima.telemetry.event.Frame;
import minima.training.claim.SamplingPlan;
import minima.training.claim.Strand;
import minima.training.claim.VectorMeasure;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads one strand's vector measures at the steps of its plan, and holds the frames until they are sent on.
 *
 * <p>Used by the strand's trainer alone. What it holds is bounded: at {@link #isFull} they are to be taken.
 */
final class FrameReader {

    /** Values that are sent on at once: a quarter of a MiB. */
    private static final int PARCEL = 32_768;

    private final String run;
    private final String experiment;
    private final @Nullable String recordedName;
    private final Strand strand;
    private final List<Frame> frames = new ArrayList<>();
    private @Nullable SamplingPlan plan;
    private long next = Long.MAX_VALUE;
    private int held;

    /** @param recordedName the strand's name in records, null where the run has only one */
    FrameReader(String run, String experiment, @Nullable String recordedName, Strand strand) {
        this.run = run;
        this.experiment = experiment;
        this.recordedName = recordedName;
        this.strand = strand;
    }

    /** Begins after a step. */
    void follow(SamplingPlan measured, long step) {
        plan = measured.frames();
        next = strand.vectors().isEmpty() ? Long.MAX_VALUE : plan.next(step);
    }

    /** Reads the vector measures if this is a step of the plan. */
    void read(long step, long timeMs) {
        if (plan == null || step != next) {
            return;
        }
        for (VectorMeasure vector : strand.vectors()) {
            frames.add(new Frame(
                    run, experiment, recordedName, vector.measure(), step, timeMs, vector.shape(), vector.values()));
            held += vector.length();
        }
        next = plan.next(step);
    }

    boolean isEmpty() {
        return frames.isEmpty();
    }

    boolean isFull() {
        return held >= PARCEL;
    }

    /** What was read since the last time. */
    List<Frame> take() {
        List<Frame> taken = List.copyOf(frames);
        frames.clear();
        held = 0;
        return taken;
    }
}
