package minima.telemetry.journal;

import minima.telemetry.event.Block;
import minima.telemetry.event.Frame;
import minima.telemetry.event.Recorded;
import minima.telemetry.event.RecordedFrame;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/**
 * The end of what is recorded of one run: its next sequence number, and for each of its columns the last step. Blocks
 * have a tail, frames another.
 *
 * <p>Columns are a strand and a list of metrics, or of a frame the strand and the measure. A row whose step is at or
 * before the last recorded step of its columns has been recorded before, for a run that goes on from a checkpoint takes
 * the same steps again and measures the same; it is dropped. Rows of other columns stand for themselves, so a measure
 * that takes long and comes late is kept.
 */
final class Tail {

    record Key(String strand, String metrics) {}

    private final Map<Key, Long> lastSteps;
    private long nextSeq;

    Tail(long nextSeq, Map<Key, Long> lastSteps) {
        this.nextSeq = nextSeq;
        this.lastSteps = new HashMap<>(lastSteps);
    }

    /** Takes the block's new rows, which the tail then ends with. */
    Recorded take(Block block, long position) {
        Key key = new Key(Blocks.strandColumn(block.strand()), Blocks.metricsColumn(block));
        Block fresh = block.after(lastSteps.getOrDefault(key, Long.MIN_VALUE));
        Recorded recorded = new Recorded(fresh, position, nextSeq);
        if (fresh.rows() > 0) {
            lastSteps.put(key, fresh.step(fresh.rows() - 1));
            nextSeq += fresh.rows();
        }
        return recorded;
    }

    /** Takes a new frame, which the tail then ends with; null where it has been recorded before. */
    @Nullable
    RecordedFrame take(Frame frame, long position) {
        Key key = new Key(Blocks.strandColumn(frame.strand()), frame.measure());
        if (frame.step() <= lastSteps.getOrDefault(key, Long.MIN_VALUE)) {
            return null;
        }
        lastSteps.put(key, frame.step());
        return new RecordedFrame(frame, position, nextSeq++);
    }
}
