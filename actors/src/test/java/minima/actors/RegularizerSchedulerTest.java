package minima.actors;

import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import org.apache.pekko.actor.testkit.typed.javadsl.BehaviorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RegularizerSchedulerTest {

    private static final Regulation FAST = Regulation.ofStepSize(1);
    private static final Regulation SLOW = Regulation.ofStepSize(0.1);
    private static final Schedule SLOW_BELOW_HALF = new Schedule.WhenReached("loss.train", 0.5, FAST, SLOW);

    private final TestInbox<RegularizerScheduler.Ruling> trainer = TestInbox.create();

    @Test
    void holdsAConstantForEverAndAwaitsNoReadings() {
        var scheduler = BehaviorTestKit.create(RegularizerScheduler.create(new Schedule.Constant(FAST), -1));

        RegularizerScheduler.Ruling ruling = ask(scheduler, 0, Double.NaN);

        assertThat(ruling.piece().regulation()).isEqualTo(FAST);
        assertThat(ruling.piece().until()).isEqualTo(Long.MAX_VALUE);
        assertThat(ruling.awaits()).isFalse();
    }

    @Test
    void firesOnceAtTheFirstReadingThatReachesTheLevelAndNeverTakesItBack() {
        var scheduler = BehaviorTestKit.create(RegularizerScheduler.create(SLOW_BELOW_HALF, -1));

        assertThat(ask(scheduler, 10, 0.6).piece().regulation()).isEqualTo(FAST);
        assertThat(ask(scheduler, 20, 0.5).piece().regulation()).isEqualTo(SLOW);
        RegularizerScheduler.Ruling later = ask(scheduler, 30, 0.9);

        assertThat(later.piece().regulation()).isEqualTo(SLOW);
        assertThat(later.reachedAt()).isEqualTo(20);
        assertThat(later.awaits()).isFalse();
    }

    @Test
    void goesOnFiredAfterARestart() {
        var scheduler = BehaviorTestKit.create(RegularizerScheduler.create(SLOW_BELOW_HALF, 20));

        assertThat(ask(scheduler, 25, Double.NaN).piece().regulation()).isEqualTo(SLOW);
    }

    @Test
    void givesTheStepSizeOfTheInverseTimeLawWithinOneSixtyFourth() {
        Schedule decay = new Schedule.InverseTime(FAST, 100);
        var scheduler = BehaviorTestKit.create(RegularizerScheduler.create(decay, -1));
        for (long step = 0; step < 100_000; step += 997) {
            double exact = 1 / (1 + step / 100.0);

            double given = ask(scheduler, step, Double.NaN).piece().regulation().stepSize();

            assertThat(given).as("step=%d", step).isBetween(exact, exact * (1 + 1 / 64.0) + 1e-15);
        }
    }

    private RegularizerScheduler.Ruling ask(
            BehaviorTestKit<RegularizerScheduler.Command> scheduler, long step, double reading) {
        scheduler.run(new RegularizerScheduler.Next(step, reading, trainer.getRef()));
        return trainer.receiveMessage();
    }
}
