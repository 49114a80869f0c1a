package minima.training.claim;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SamplingPlanTest {

    @Test
    void measuresEveryStepOfAShortRun() {
        assertThat(steps(SamplingPlan.logSpaced(10), 10)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
    }

    @Test
    void keepsItsStepsWhenItsRunIsCutOrGoesOn() {
        SamplingPlan plan = SamplingPlan.every(5_000, 700);
        List<Long> whole = steps(plan, 5_000);
        List<Long> cut = steps(plan.until(3_001), 3_001);
        List<Long> longer = steps(plan.until(90_000), 90_000);

        assertThat(plan.until(5_000)).isSameAs(plan);
        assertThat(cut.subList(0, cut.size() - 1))
                .isEqualTo(whole.stream().filter(step -> step < 3_001).toList());
        assertThat(cut.get(cut.size() - 1)).isEqualTo(3_001);
        assertThat(longer.subList(0, whole.size())).isEqualTo(whole);
        assertThat(longer).contains(5_600L).endsWith(90_000L).isSorted().doesNotHaveDuplicates();
        // ⌊T^(i/1000)⌋ up to T·18 are 1000 log 18/log T points beyond T, and each multiple of 700
        assertThat(longer.size() - whole.size()).isBetween(1000 * 2 / 6, 1000 * 3 / 8 + 85_000 / 700);
        assertThat(steps(SamplingPlan.logSpaced(1).until(10), 10)).hasSize(10);
    }

    @Test
    void endsAtTheLastStep() {
        for (long last : new long[] {1, 2, 7, 999, 1000, 1001, 100_000, 1L << 40, Long.MAX_VALUE}) {
            SamplingPlan plan = SamplingPlan.logSpaced(last);

            assertThat(plan.next(last - 1)).as("last=%d", last).isEqualTo(last);
            assertThat(plan.judged(last)).as("last=%d", last).isTrue();
        }
        assertThat(SamplingPlan.logSpaced(1000).next(1000)).isEqualTo(Long.MAX_VALUE);
    }

    /**
     * Between 10^k and 10^(k+1) lie 1000/6 of the points of a run of 10^6 steps, once they are more than a step apart.
     */
    @Test
    void spacesStepsEvenlyInTheirLogarithm() {
        List<Long> steps = steps(SamplingPlan.logSpaced(1_000_000), 1_000_000);

        assertThat(steps).hasSizeLessThanOrEqualTo(1001).isSorted().doesNotHaveDuplicates();
        for (long decade : new long[] {1_000, 10_000, 100_000}) {
            assertThat(steps.stream()
                            .filter(s -> s >= decade && s < 10 * decade)
                            .count())
                    .as("steps from %d to %d", decade, 10 * decade)
                    .isBetween(165L, 168L);
        }
    }

    @Test
    void addsTheMultiplesThatAreAskedForToTheStepsTheJudgeSees() {
        SamplingPlan plan = SamplingPlan.every(100_000, 1_000);
        List<Long> steps = steps(plan, 100_000);

        assertThat(steps).containsAll(steps(SamplingPlan.logSpaced(100_000), 100_000));
        assertThat(steps).contains(1_000L, 2_000L, 77_000L, 100_000L);
        assertThat(steps).allMatch(step -> step % 1_000 == 0 || plan.judged(step));
        assertThat(plan.judged(77_000)).isFalse();
    }

    @Test
    void goesOnFromAnyStepAsItWouldHaveGoneOn() {
        SamplingPlan plan = SamplingPlan.every(5_000, 7);
        List<Long> steps = steps(plan, 5_000);

        for (long from = 0; from < 5_000; from++) {
            long start = from;
            assertThat(plan.next(from))
                    .isEqualTo(steps.stream().filter(s -> s > start).findFirst().orElseThrow());
        }
    }

    @Test
    void readsFramesAtEveryLogSpacedStepOfAShortRun() {
        assertThat(steps(SamplingPlan.logSpaced(1).frames(), 1)).containsExactly(1L);
        assertThat(steps(SamplingPlan.logSpaced(150).frames(), 150)).isEqualTo(steps(SamplingPlan.logSpaced(150), 150));
    }

    @Test
    void readsAtMostTwoHundredFramesEvenlyAmongTheStepsTheJudgeSees() {
        for (long last : new long[] {1_000, 100_000, 1L << 40}) {
            SamplingPlan plan = SamplingPlan.logSpaced(last);
            List<Long> all = steps(plan, last);
            List<Long> frames = steps(plan.frames(), last);

            assertThat(frames).hasSize(SamplingPlan.MOST_FRAMES).startsWith(1L).endsWith(last);
            assertThat(all).containsAll(frames);
            double stride = (all.size() - 1) / 199.0;
            for (int i = 1; i < frames.size(); i++) {
                assertThat(all.indexOf(frames.get(i)) - all.indexOf(frames.get(i - 1)))
                        .as("ranks between frames %d and %d of %d steps", i - 1, i, last)
                        .isBetween((int) stride, (int) stride + 1);
            }
        }
    }

    @Test
    void readsTheSameFramesHoweverDenselyTheOthersAreMeasured() {
        assertThat(steps(SamplingPlan.every(10_000, 3).frames(), 10_000))
                .isEqualTo(steps(SamplingPlan.logSpaced(10_000).frames(), 10_000));
    }

    @Test
    void readsLogAndWholeNumbers() {
        assertThat(steps(SamplingPlan.parse("log", 1_000), 1_000))
                .isEqualTo(steps(SamplingPlan.logSpaced(1_000), 1_000));
        assertThat(steps(SamplingPlan.parse("1", 1_000), 1_000)).hasSize(1_000);
    }

    @Test
    void refusesWhatIsNeitherLogNorAWholeNumberFromOneOn() {
        assertThatThrownBy(() -> SamplingPlan.parse("often", 10))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("every must be log or a whole number: every=often");
        assertThatThrownBy(() -> SamplingPlan.parse("0", 10))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("every must be at least 1: every=0");
    }

    private static List<Long> steps(SamplingPlan plan, long last) {
        List<Long> steps = new ArrayList<>();
        for (long step = plan.next(0); step <= last; step = plan.next(step)) {
            steps.add(step);
        }
        return steps;
    }
}
