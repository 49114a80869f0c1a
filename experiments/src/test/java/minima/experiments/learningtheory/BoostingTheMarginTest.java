package minima.experiments.learningtheory;

import minima.training.claim.History;
import minima.training.claim.InvalidInput;
import minima.training.claim.Materials;
import minima.training.claim.Rehearsal;
import minima.training.claim.StateReader;
import minima.training.claim.StateWriter;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;
import minima.training.data.DataSource;
import minima.training.data.Samples;
import minima.training.data.SeparableGaussians;
import minima.training.random.Streams;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class BoostingTheMarginTest {

    private static Rehearsal digits;

    @BeforeAll
    static void rehearse() {
        digits = Rehearsal.of(new BoostingTheMargin());
    }

    @Test
    void lowersTheTestErrorAfterTheTrainingErrorIsZero() {
        assertThat(digits.claims()).hasSize(3).allMatch(Verdict::supported);
    }

    @Test
    void learnsNothingFromRandomLabels() {
        assertThat(digits.controls()).hasSize(1).allMatch(v -> v.outcome() == Outcome.REFUTED);
    }

    /** (0.8^0.9 · 1.2^1.1)^(10/2) for an edge of 0.2, margins of 0.1 and ten rounds. */
    @Test
    void boundsTheShareOfSmallMarginsByTheEdge() {
        assertThat(BoostingTheMargin.share(0.2, 0.1).applyAsDouble(10))
                .isCloseTo(Math.pow(Math.pow(.8, .9) * Math.pow(1.2, 1.1), 5), within(1e-14));
    }

    /** By halves of 357 digits with 10 splits a share is known to about 1 %. */
    @Test
    void endsNearTwoPercentOnDigitsAndAtChanceOnRandomLabels() {
        History history = digits.history();

        assertThat(history.series("boosting", "error.train").last()).isZero();
        assertThat(history.series("boosting", "error.test").last()).isBetween(0.005, 0.04);
        assertThat(history.series("random-labels", "error.train").last()).isZero();
        assertThat(history.series("random-labels", "error.test").last()).isBetween(0.45, 0.55);
    }

    /** Nobody knows better than the data: with two easy clouds the test error has nowhere to fall. */
    @Test
    void saysNothingOfTheTestErrorWhereItCannotTell() {
        Samples easy = SeparableGaussians.of(20, 3, 3, new Streams(1)).samples();
        Rehearsal users = rehearse(Map.of("splits", "5", "steps", "50"), easy);

        assertThat(users.claims()).noneMatch(v -> v.outcome() == Outcome.REFUTED);
        assertThat(users.controls()).noneMatch(Verdict::supported);
    }

    @Test
    void isInconclusiveBeforeTheTrainingErrorIsZero() {
        Samples hard = DataSource.parse("digits:3,8@100").load();
        Rehearsal early = rehearse(Map.of("splits", "5", "steps", "4", "thresholds", "1"), hard);

        assertThat(early.claims().subList(0, 2)).allMatch(v -> v.outcome() == Outcome.INCONCLUSIVE);
    }

    @Test
    void needsSamplesToTrainOnAndToTestOn() {
        Samples two = new Samples("two", new double[][] {{1}, {2}}, 1, -1);

        assertThatThrownBy(() -> rehearse(Map.of(), two))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("there must be samples to train on and to test on: samples=2");
    }

    @Test
    void halvesEachClass() {
        Samples data = DataSource.parse("digits:3,8").load();
        Halves halves = Halves.of(data, new Streams(1), 3);

        assertThat(halves.train().size() + halves.test().size()).isEqualTo(data.size());
        assertThat(positives(halves.train()) - positives(halves.test())).isBetween(0, 1);
        assertThat(positives(halves.train()) + positives(halves.test())).isEqualTo(positives(data));
        assertThat(Halves.of(data, new Streams(1), 4).train().rows())
                .isNotEqualTo(halves.train().rows());
    }

    @Test
    void remembersTheFirstRoundWithoutTrainingErrorWhenRestored() {
        Halves halves = Halves.of(DataSource.parse("digits:3,8@80").load(), new Streams(1), 0);
        HeldOutVote whole = halves.vote(4);
        whole.advance(40);
        StateWriter saved = new StateWriter();
        whole.save(saved);
        HeldOutVote restored = halves.vote(4);
        restored.restore(new StateReader(saved.toBytes()));
        whole.advance(40);
        restored.advance(40);

        assertThat(restored.boosting().weights())
                .containsExactly(whole.boosting().weights());
        assertThat(restored.riseOfMargin()).isEqualTo(whole.riseOfMargin()).isPositive();
        assertThat(restored.fallOfTestError()).isEqualTo(whole.fallOfTestError());
    }

    private static int positives(Samples samples) {
        int count = 0;
        for (double target : samples.targets()) {
            count += target > 0 ? 1 : 0;
        }
        return count;
    }

    private static Rehearsal rehearse(Map<String, String> changes, @Nullable Samples data) {
        return Rehearsal.of(new BoostingTheMargin().trialOf(changes, new Materials(data, new Streams(7))));
    }
}
