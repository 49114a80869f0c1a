package minima.experiments.factorization;

import minima.training.claim.InvalidInput;
import minima.training.claim.Materials;
import minima.training.claim.Rehearsal;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class CommutingSensingTest {

    private static Rehearsal rehearsal;

    @BeforeAll
    static void rehearse() {
        rehearsal = Rehearsal.of(new CommutingSensing());
    }

    @Test
    void everyStartEndsNearestInEntropyAndNearTheLeastNorm() {
        assertThat(rehearsal.claims()).hasSize(4 * 2 + 1).allMatch(Verdict::supported);
    }

    @Test
    void neitherALargeStartNorOneThatDoesNotCommuteDoes() {
        assertThat(rehearsal.controls()).hasSize(2).allMatch(v -> v.outcome() == Outcome.REFUTED);
    }

    /** Σx of the projection is the slope of a concave function of log 1/α², its least value: it never rises. */
    @Test
    void theNormFallsWithTheStart() {
        double before = norm("start-1");
        for (int k = 1; k <= 4; k++) {
            assertThat(norm("start-1e-" + k)).as("start 1e-%d", k).isLessThan(before);
            before = norm("start-1e-" + k);
        }
    }

    private static double norm(String strand) {
        return rehearsal.history().series(strand, "norm.nuclear").last();
    }

    @Test
    void holdsForOtherSizesAndSeeds() {
        for (long seed = 1; seed <= 3; seed++) {
            Rehearsal other = Rehearsal.of(new CommutingSensing()
                    .trialOf(
                            Map.of("size", "6", "measurements", "2", "rank", "2", "decades", "2"),
                            Materials.none(seed)));

            assertThat(other.claims()).as("seed=%d", seed).noneMatch(v -> v.outcome() == Outcome.REFUTED);
            assertThat(other.controls()).as("seed=%d", seed).noneMatch(Verdict::supported);
        }
    }

    @Test
    void isInconclusiveWhereTheFlowHasNotArrived() {
        Rehearsal brief = Rehearsal.of(new CommutingSensing().trialOf(Map.of("steps", "4"), Materials.none(0)));

        assertThat(brief.claims()).allMatch(v -> v.outcome() == Outcome.INCONCLUSIVE);
    }

    @Test
    void refusesAsManyMeasurementsAsEigenvalues() {
        assertThatThrownBy(() -> new CommutingSensing().checkOf(Map.of("measurements", "10"), Materials.none(0)))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(
                        "measurements must be fewer than size, and rank at most size: measurements=10, rank=4, size=10");
    }

    /** The trace of the problem's matrices is the sum of the eigenvalues, that of their squares the sum of squares. */
    @Test
    void theMatrixHasTheEigenvaluesItWasMadeOf() {
        CommutingProblem problem =
                CommutingProblem.of(3, 1, 1, Materials.none(5).streams());
        double[] matrix = problem.matrix(1, 2, 4);
        double square = 0;
        for (double entry : matrix) {
            square += entry * entry;
        }

        assertThat(matrix[0] + matrix[4] + matrix[8]).isCloseTo(7, within(1e-13));
        assertThat(square).isCloseTo(1 + 4 + 16, within(1e-13));
    }
}
