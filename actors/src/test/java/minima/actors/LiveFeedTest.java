package minima.actors;

import minima.telemetry.event.Block;
import minima.telemetry.event.BlockBuilder;
import minima.telemetry.event.Frame;
import minima.telemetry.event.Recorded;
import minima.telemetry.event.RecordedFrame;
import minima.telemetry.event.RunState;
import minima.telemetry.prometheus.RunMetrics;
import minima.training.claim.Assumption;
import org.apache.pekko.actor.testkit.typed.javadsl.BehaviorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class LiveFeedTest {

    private final BehaviorTestKit<LiveFeed.Command> feed = BehaviorTestKit.create(LiveFeed.create(new RunMetrics()));
    private final TestInbox<LiveFeed.Update> viewer = TestInbox.create();

    @Test
    void givesAViewerTheRowsOfItsRunOnce() {
        feed.run(new LiveFeed.Watch("v", "run-a", null));

        commit("run-a", 1, 10);
        commit("run-b", 1, 10);

        assertThat(next().blocks()).singleElement().satisfies(block -> {
            assertThat(block.run()).isEqualTo("run-a");
            assertThat(block.rows()).isEqualTo(10);
        });
        assertThat(next().isEmpty()).isTrue();
    }

    @Test
    void tellsASleepingViewerOfAGapInsteadOfQueueingForIt() {
        feed.run(new LiveFeed.Watch("v", "run-a", null));
        for (int k = 0; k < 10; k++) {
            commit("run-a", 1 + 1_000L * k, 1_000);
        }

        LiveFeed.Update update = next();

        int rows = update.blocks().stream().mapToInt(Block::rows).sum();
        assertThat(rows).isLessThanOrEqualTo(LiveFeed.MOST_ROWS);
        assertThat(update.gaps()).containsExactly(new LiveFeed.Gap("run-a", "logistic", 1, 10_000 - rows));
    }

    @Test
    void givesOfEachVectorMeasureTheNewestFrameAndTheStepsOfTheOthers() {
        feed.run(new LiveFeed.Watch("v", "run-a", null));
        feed.run(new LiveFeed.Committed(List.of(
                frame("run-a", "left", 1),
                frame("run-a", "right", 1),
                frame("run-a", "left", 2),
                frame("run-b", "left", 9))));
        feed.run(new LiveFeed.Committed(List.of(frame("run-a", "left", 5))));

        assertThat(next().frames())
                .containsExactly(
                        new LiveFeed.NewFrames(frame("run-a", "left", 5).frame(), List.of(1L, 2L, 5L)),
                        new LiveFeed.NewFrames(frame("run-a", "right", 1).frame(), List.of(1L)));
        assertThat(next().isEmpty()).isTrue();
    }

    /** A batch of a hundred thousand runs must not fill the memory of a page that sleeps. */
    @Test
    void givesOfABatchTheNewestStandingAndTheCellsToThoseAloneWhoWatchIt() {
        TestInbox<LiveFeed.Update> other = TestInbox.create();
        feed.run(new LiveFeed.Watch("v", null, "b"));
        feed.run(new LiveFeed.Watch("w", null, null));

        feed.run(new LiveFeed.BatchMoved(standing(1), List.of(cell(0, "RUNNING"), cell(1, "RUNNING"))));
        feed.run(new LiveFeed.BatchMoved(standing(2), List.of(cell(0, "COMPLETED"))));

        LiveFeed.Update update = next();
        assertThat(update.batches()).containsExactly(standing(2));
        assertThat(update.cells()).containsExactly(cell(0, "COMPLETED"), cell(1, "RUNNING"));
        assertThat(next().isEmpty()).isTrue();
        feed.run(new LiveFeed.Next("w", other.getRef()));
        assertThat(other.receiveMessage()).satisfies(told -> {
            assertThat(told.batches()).containsExactly(standing(2));
            assertThat(told.cells()).isEmpty();
        });
    }

    /** Alerts are true of a batch's runs as of others; a page shows them as cells. */
    @Test
    void givesTheLifeCycleOfABatchsRunsToThoseAloneWhoWatchEveryRun() {
        TestInbox<LiveFeed.Update> page = TestInbox.create();
        feed.run(new LiveFeed.WatchEveryRun("v"));
        feed.run(new LiveFeed.Watch("w", null, "b"));
        feed.run(new LiveFeed.Changed(report("alone", null, 1)));
        feed.run(new LiveFeed.Changed(report("b-0", "b", 1)));
        feed.run(new LiveFeed.Changed(report("b-0", "b", 2)));
        commit("b-0", 1, 10);

        LiveFeed.Update update = next();
        assertThat(update.runs()).containsExactly(report("alone", null, 1), report("b-0", "b", 2));
        assertThat(update.blocks()).as("rows are for who watches the run").isEmpty();
        assertThat(next().isEmpty()).isTrue();
        feed.run(new LiveFeed.Next("w", page.getRef()));
        assertThat(page.receiveMessage().runs()).containsExactly(report("alone", null, 1));
    }

    private static RunReport report(String run, @Nullable String batch, long step) {
        String json = "{\"run\":\"%s\",\"experiment\":\"tiny-descent\",\"status\":\"RUNNING\",\"batch\":%s,\"step\":%d}"
                .formatted(run, batch == null ? "null" : "\"" + batch + "\"", step);
        return RunJson.read(json, RunReport.class);
    }

    private static BatchStanding standing(long completed) {
        return new BatchStanding("b", "tiny-descent", RunState.RUNNING, 1, 0, 5, Map.of("COMPLETED", completed));
    }

    private static BatchCell cell(int cell, String status) {
        return new BatchCell(
                cell,
                "b-" + cell,
                Map.of(),
                1,
                status,
                Map.of(),
                Tally.of(RunJson.tree(List.of())),
                Assumption.State.UNKNOWN);
    }

    private static RecordedFrame frame(String run, String strand, long step) {
        Frame frame = new Frame(run, "max-margin", strand, "spectrum.dft", step, 0, List.of(1), step);
        return new RecordedFrame(frame, step, step);
    }

    @Test
    void collectsNothingForAViewerThatHasLeft() {
        feed.run(new LiveFeed.Watch("v", "run-a", null));
        feed.run(new LiveFeed.Leave("v"));

        commit("run-a", 1, 10);

        assertThat(next().isEmpty()).isTrue();
    }

    private LiveFeed.Update next() {
        feed.run(new LiveFeed.Next("v", viewer.getRef()));
        return viewer.receiveMessage();
    }

    private void commit(String run, long firstStep, int rows) {
        BlockBuilder builder = Block.builder(run, "max-margin", "logistic", List.of("loss.train"), rows);
        for (int row = 0; row < rows; row++) {
            builder.row(firstStep + row, 0);
            builder.set(0, 1);
        }
        feed.run(new LiveFeed.Committed(List.of(new Recorded(builder.build(), firstStep - 1, firstStep - 1))));
    }
}
