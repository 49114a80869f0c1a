package minima.telemetry.journal;

import minima.telemetry.event.Block;
import minima.telemetry.event.Frame;
import minima.telemetry.event.Recorded;
import minima.telemetry.event.RecordedEvent;
import minima.telemetry.event.RecordedFrame;
import minima.telemetry.event.RunEvent;
import minima.telemetry.event.RunRecord;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Something that waits to be written, and who waits for it. */
sealed interface Append {

    int OVERHEAD_BYTES = 256;

    CompletableFuture<?> done();

    /** About what it takes of the heap while it waits. */
    long bytes();

    record OfBlock(Block block, CompletableFuture<Recorded> done) implements Append {

        @Override
        public long bytes() {
            return OVERHEAD_BYTES + (long) block.rows() * (2 + block.metrics().size()) * Double.BYTES;
        }
    }

    record OfFrames(List<Frame> frames, CompletableFuture<List<RecordedFrame>> done) implements Append {

        @Override
        public long bytes() {
            return frames.stream()
                    .mapToLong(frame -> OVERHEAD_BYTES + (long) frame.size() * Double.BYTES)
                    .sum();
        }
    }

    record OfEvent(RunEvent event, CompletableFuture<RecordedEvent> done) implements Append {

        @Override
        public long bytes() {
            return OVERHEAD_BYTES + 2L * event.json().length();
        }
    }

    record OfRun(RunRecord run, CompletableFuture<RunRecord> done) implements Append {

        @Override
        public long bytes() {
            return OVERHEAD_BYTES
                    + 2L * (run.settings().length() + run.details().length());
        }
    }
}
