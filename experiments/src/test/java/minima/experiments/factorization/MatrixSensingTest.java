package minima.experiments.factorization;

import minima.training.claim.Claim;
import minima.training.claim.Materials;
import minima.training.claim.Rehearsal;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MatrixSensingTest {

    private static Rehearsal rehearsal;

    @BeforeAll
    static void rehearse() {
        rehearsal = Rehearsal.of(new MatrixSensing());
    }

    @Test
    void oneFactorFindsTheLeastNormAndTwoFollowTheRank() {
        assertThat(rehearsal.claims()).hasSize(3 + 4).allMatch(Verdict::supported);
    }

    @Test
    void neitherALargeStartNorTheEntriesThemselvesDo() {
        assertThat(rehearsal.controls()).hasSize(3).allMatch(v -> v.outcome() == Outcome.REFUTED);
    }

    @Test
    void theConjectureIsShownAsRefuted() {
        assertThat(new MatrixSensing().claim().standing()).isEqualTo(Claim.Standing.REFUTED);
    }

    /**
     * The catalogue's errors are of another draw: .8704 and 2.828 by the entries, .428 and 2.242 from 1, 7.9e-3 from
     * 1e-2, 4e-4 from 1e-4. A draw moves the first two by some percent, as sums over 300 measurements, and the others
     * within a factor.
     */
    @Test
    void theErrorsAreThoseOfTheCatalogueUpToTheDraw() {
        assertThat(last("psd-entries", "error.relative")).isCloseTo(0.8704, within(0.05));
        assertThat(last("psd-entries", "norm.nuclear")).isCloseTo(2.828, within(0.25));
        assertThat(last("psd-1", "error.relative")).isCloseTo(0.428, within(0.08));
        assertThat(last("psd-1e-2", "error.relative")).isBetween(7.9e-3 / 3, 7.9e-3 * 3);
        assertThat(last("psd-1e-4", "error.relative")).isBetween(4e-4 / 4, 4e-4 * 4);
        assertThat(last("uv-1e-4", "error.relative")).isBetween(0.1, 0.45);
        assertThat(last("uv-1", "error.relative")).isCloseTo(0.895, within(0.1));
    }

    /** With nearly as many measurements as entries the general X* has the least norm too: rank and norm agree. */
    @Test
    void doesNotApplyToTwoFactorsWhereNormAndRankAgree() {
        Rehearsal small = Rehearsal.of(new MatrixSensing()
                .trialOf(Map.of("size", "10", "measurements", "90", "rank", "1", "steps", "400"), Materials.none(3)));

        assertThat(small.verdicts())
                .filteredOn(verdict -> verdict.strand().startsWith("uv"))
                .hasSize(5)
                .allMatch(verdict -> verdict.outcome() == Outcome.NOT_APPLICABLE);
    }

    @Test
    void isInconclusiveWhereDescentDoesNotFitYet() {
        Rehearsal brief = Rehearsal.of(new MatrixSensing()
                .trialOf(Map.of("size", "12", "measurements", "45", "rank", "1", "steps", "4"), Materials.none(0)));

        assertThat(brief.claims()).noneMatch(verdict -> verdict.outcome() == Outcome.REFUTED);
        assertThat(brief.claims()).anyMatch(verdict -> verdict.outcome() == Outcome.INCONCLUSIVE);
    }

    private static double last(String strand, String metric) {
        return rehearsal.history().series(strand, metric).last();
    }
}
