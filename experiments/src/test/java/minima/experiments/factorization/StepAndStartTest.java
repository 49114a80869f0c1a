package minima.experiments.factorization;

import minima.training.claim.Grid;
import minima.training.claim.Materials;
import minima.training.claim.Rehearsal;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class StepAndStartTest {

    private static Rehearsal rehearsal;

    @BeforeAll
    static void rehearse() {
        rehearsal = Rehearsal.of(new StepAndStart());
    }

    @Test
    void theErrorFallsWithStepAndStartAndFlowIsTheLimit() {
        assertThat(rehearsal.claims()).hasSize(4 * 4 + 4).allMatch(Verdict::supported);
    }

    @Test
    void onTheEntriesTheStepMakesNoDifference() {
        assertThat(rehearsal.controls()).hasSize(1).allMatch(v -> v.outcome() == Outcome.REFUTED);
    }

    @Test
    void theHeatMapHasARowForEachStartAndAColumnForEachMethod() {
        Grid map = rehearsal.trial().grids().get(0);

        assertThat(map.rows()).containsExactly("1.0", "0.1", "0.01", "0.001");
        assertThat(map.columns())
                .containsExactly("flow", "step-0.32", "step-0.16", "step-0.08", "step-0.04", "line-search", "momentum");
        assertThat(map.cells()).hasSize(4 * 7);
    }

    /** Flow is the limit of all columns: nearer to X* than the smallest step, from every start. */
    @Test
    void flowComesNearest() {
        for (String start : List.of("1.0", "0.1", "0.01", "0.001")) {
            assertThat(error("flow-from-" + start)).as(start).isLessThan(error("step-0.04-from-" + start));
        }
    }

    /** Of other sizes and draws; stability of the largest step is not tight there. */
    @Test
    void holdsForOtherMatrices() {
        for (long seed = 1; seed <= 2; seed++) {
            Rehearsal other = Rehearsal.of(new StepAndStart()
                    .trialOf(
                            Map.of("size", "10", "measurements", "45", "rank", "1", "steps", "500"),
                            Materials.none(seed)));

            assertThat(other.claims()).as("seed=%d", seed).allMatch(Verdict::supported);
            assertThat(other.controls()).as("seed=%d", seed).noneMatch(Verdict::supported);
        }
    }

    @Test
    void isInconclusiveBeforeTheMeasurementsAreFitted() {
        Rehearsal brief = Rehearsal.of(new StepAndStart()
                .trialOf(Map.of("size", "6", "measurements", "20", "rank", "1", "steps", "4"), Materials.none(0)));

        assertThat(brief.claims()).allMatch(verdict -> verdict.outcome() == Outcome.INCONCLUSIVE);
    }

    private static double error(String strand) {
        return rehearsal.history().series(strand, "error.relative").last();
    }
}
