package minima.actors;

import minima.telemetry.event.Block;
import minima.telemetry.event.BlockBuilder;
import minima.telemetry.event.Frame;
import minima.telemetry.event.Recorded;
import minima.telemetry.event.RecordedFrame;
import minima.telemetry.prometheus.RunMetrics;
import org.apache.pekko.actor.testkit.typed.javadsl.BehaviorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class LiveFeedTest {

    private final BehaviorTestKit<LiveFeed.Command> feed = BehaviorTestKit.create(LiveFeed.create(new RunMetrics()));
    private final TestInbox<LiveFeed.Update> viewer = TestInbox.create();

    @Test
    void givesAViewerTheRowsOfItsRunOnce() {
        feed.run(new LiveFeed.Watch("v", "run-a"));

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
        feed.run(new LiveFeed.Watch("v", "run-a"));
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
        feed.run(new LiveFeed.Watch("v", "run-a"));
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

    private static RecordedFrame frame(String run, String strand, long step) {
        Frame frame = new Frame(run, "max-margin", strand, "spectrum.dft", step, 0, List.of(1), step);
        return new RecordedFrame(frame, step, step);
    }

    @Test
    void collectsNothingForAViewerThatHasLeft() {
        feed.run(new LiveFeed.Watch("v", "run-a"));
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
