package minima.telemetry.journal;

import minima.telemetry.event.Block;
import minima.telemetry.event.BlockBuilder;
import minima.telemetry.event.Frame;
import minima.telemetry.event.RunRecord;
import minima.telemetry.event.RunState;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Blocks and frames whose values are told by their steps: metric m of step s is {@code s + m/10}. */
public final class Rows {

    private Rows() {}

    public static Block steps(String run, @Nullable String strand, long from, long to, String... metrics) {
        BlockBuilder rows = Block.builder(run, "experiment", strand, List.of(metrics), (int) (to - from + 1));
        for (long step = from; step <= to; step++) {
            rows.row(step, 1_700_000_000_000L + step);
            for (int m = 0; m < metrics.length; m++) {
                rows.set(m, step + m / 10.0);
            }
        }
        return rows.build();
    }

    /** A frame of two values, its step and a half more. */
    public static Frame frame(String run, @Nullable String strand, String measure, long step) {
        return new Frame(
                run, "experiment", strand, measure, step, 1_700_000_000_000L + step, List.of(2), step, step + 0.5);
    }

    public static RunRecord run(String id, long createdMs) {
        return ofBatch(null, id, createdMs);
    }

    public static RunRecord ofBatch(@Nullable String batch, String id, long createdMs) {
        return new RunRecord(
                id,
                "max-margin",
                "separable",
                "Max margin",
                batch,
                7,
                100,
                RunState.QUEUED,
                createdMs,
                0,
                0,
                "{\"stepSize\":0.1}",
                List.of("run", "max-margin", "--seed", "7"),
                null,
                "{}");
    }
}
