package minima.actors;

import org.apache.pekko.actor.testkit.typed.javadsl.BehaviorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class QueueTest {

    private final Map<String, TestInbox<Run.Command>> runs = new HashMap<>();

    @Test
    void admitsAsManyAsThereAreSlotsInTheOrderOfTheirComing() {
        var queue = BehaviorTestKit.create(Queue.create(2));

        offer(queue, "a", "a");
        offer(queue, "b", "b");
        offer(queue, "c", "c");

        assertThat(admitted("a")).isTrue();
        assertThat(admitted("b")).isTrue();
        assertThat(admitted("c")).isFalse();
    }

    @Test
    void givesAFreedSlotToTheNext() {
        var queue = BehaviorTestKit.create(Queue.create(1));
        offer(queue, "a", "a");
        offer(queue, "b", "b");

        queue.run(new Queue.Leave("a"));

        assertThat(admitted("b")).isTrue();
    }

    @Test
    void takesTurnsBetweenBatchesSoThatASingleRunNeedNotWaitForAWholeBatch() {
        var queue = BehaviorTestKit.create(Queue.create(1));
        offer(queue, "s1", "sweep");
        offer(queue, "s2", "sweep");
        offer(queue, "s3", "sweep");
        offer(queue, "single", "single");

        queue.run(new Queue.Leave("s1"));
        queue.run(new Queue.Leave("s2"));

        assertThat(admitted("single")).isTrue();
        assertThat(admitted("s3")).isFalse();
    }

    @Test
    void forgetsARunThatLeavesWhileItWaits() {
        var queue = BehaviorTestKit.create(Queue.create(1));
        offer(queue, "a", "a");
        offer(queue, "b", "b");
        offer(queue, "c", "c");

        queue.run(new Queue.Leave("b"));
        queue.run(new Queue.Leave("a"));

        assertThat(admitted("b")).isFalse();
        assertThat(admitted("c")).isTrue();
    }

    @Test
    void admitsARunOnceHoweverOftenItOffersItself() {
        var queue = BehaviorTestKit.create(Queue.create(2));

        offer(queue, "a", "a");
        offer(queue, "a", "a");

        assertThat(runs.get("a").getAllReceived()).containsExactly(Run.Admitted.INSTANCE);
    }

    private void offer(BehaviorTestKit<Queue.Command> queue, String run, String batch) {
        TestInbox<Run.Command> inbox = runs.computeIfAbsent(run, name -> TestInbox.create(name));
        queue.run(new Queue.Offer(run, batch, inbox.getRef()));
    }

    private boolean admitted(String run) {
        return runs.get(run).hasMessages();
    }
}
