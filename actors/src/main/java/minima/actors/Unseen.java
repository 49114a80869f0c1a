package minima.actors;

import minima.telemetry.event.Block;
import minima.telemetry.event.Frame;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one viewer has not seen: blocks and frames are shared by all viewers, so it holds references only. */
final class Unseen {

    private final @Nullable String run;
    private final @Nullable String batch;
    private final boolean everyRun;
    private final Map<String, RunReport> runs = new LinkedHashMap<>();
    private final List<Block> blocks = new ArrayList<>();
    private final Map<List<String>, LiveFeed.NewFrames> frames = new LinkedHashMap<>();
    private final Map<String, LiveFeed.Gap> gaps = new LinkedHashMap<>();
    private final Map<String, BatchStanding> batches = new LinkedHashMap<>();
    private final Map<String, BatchCell> cells = new LinkedHashMap<>();
    private int rows;

    Unseen(@Nullable String run, @Nullable String batch, boolean everyRun) {
        this.run = run;
        this.batch = batch;
        this.everyRun = everyRun;
    }

    /** Of a batch's runs only the one that is watched, unless all are: the others are its cells. */
    void add(RunReport report) {
        if (everyRun || report.batch() == null || report.run().equals(run)) {
            runs.put(report.run(), report);
        }
    }

    void add(LiveFeed.BatchMoved moved) {
        String id = moved.standing().batch();
        batches.put(id, moved.standing());
        if (id.equals(batch)) {
            moved.cells().forEach(cell -> cells.put(cell.run(), cell));
        }
    }

    /** The rows that had to be skipped. */
    int add(Block block) {
        if (!block.run().equals(run) || block.rows() == 0) {
            return 0;
        }
        int skipped = 0;
        if (rows + block.rows() > LiveFeed.MOST_ROWS) {
            for (Block old : blocks) {
                skip(old);
            }
            skipped = rows;
            blocks.clear();
            rows = 0;
        }
        blocks.add(block);
        rows += block.rows();
        return skipped;
    }

    /** A plan has a few hundred frames at most, so their steps need no bound of their own. */
    void add(Frame frame) {
        if (frame.run().equals(run)) {
            frames.merge(
                    List.of(String.valueOf(frame.strand()), frame.measure()),
                    new LiveFeed.NewFrames(frame, List.of(frame.step())),
                    LiveFeed.NewFrames::then);
        }
    }

    private void skip(Block block) {
        LiveFeed.Gap gap = new LiveFeed.Gap(block.run(), block.strand(), block.step(0), block.step(block.rows() - 1));
        gaps.merge(
                String.valueOf(block.strand()),
                gap,
                (a, b) ->
                        new LiveFeed.Gap(a.run(), a.strand(), Math.min(a.from(), b.from()), Math.max(a.to(), b.to())));
    }

    LiveFeed.Update take(long position) {
        LiveFeed.Update update = new LiveFeed.Update(
                position,
                List.copyOf(runs.values()),
                List.copyOf(blocks),
                List.copyOf(frames.values()),
                List.copyOf(gaps.values()),
                List.copyOf(batches.values()),
                List.copyOf(cells.values()));
        runs.clear();
        blocks.clear();
        frames.clear();
        gaps.clear();
        batches.clear();
        cells.clear();
        rows = 0;
        return update;
    }
}
