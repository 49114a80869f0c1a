package minima.experiments.factorization;

import minima.training.claim.Materials;
import minima.training.claim.Rehearsal;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class DeepFactorizationTest {

    private static Rehearsal rehearsal;

    @BeforeAll
    static void rehearse() {
        rehearsal = Rehearsal.of(new DeepFactorization());
    }

    @Test
    void manyFactorsCompleteWithALowerRankThanTheLeastNuclearNorm() {
        assertThat(rehearsal.claims()).hasSize(1 + 2 + 2).allMatch(Verdict::supported);
    }

    @Test
    void neitherUnbalancedFactorsNorALargeStartDo() {
        assertThat(rehearsal.controls()).hasSize(1 + 2).allMatch(v -> v.outcome() == Outcome.REFUTED);
    }

    /** The point of the claim: a lower rank at a greater nuclear norm than the least. */
    @Test
    void findsAGreaterNuclearNormThanTheLeast() {
        double least = rehearsal.trial().predictions().stream()
                .filter(p -> p.metric().equals("norm.nuclear"))
                .findFirst()
                .orElseThrow()
                .at(1);

        assertThat(rehearsal.history().series("depth-3", "norm.nuclear").last()).isGreaterThan(least * 1.001);
    }

    @Test
    void isNotDecidedBeforeItFits() {
        Rehearsal early = Rehearsal.of(new DeepFactorization()
                .trialOf(Map.of("steps", "500", "size", "8", "observed", "30"), Materials.none(1)));

        assertThat(early.claims()).anyMatch(v -> v.outcome() == Outcome.INCONCLUSIVE);
    }
}
