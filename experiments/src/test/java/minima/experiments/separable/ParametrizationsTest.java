package minima.experiments.separable;

import minima.training.claim.Materials;
import minima.training.claim.Rehearsal;
import minima.training.claim.Strand;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;
import minima.training.data.Samples;
import minima.training.data.SeparableGaussians;
import minima.training.random.Streams;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class ParametrizationsTest {

    private static final List<String> NORMS = List.of("gap.l2", "gap.l1", "gap.linf", "gap.dft1", "gap.nuclear");

    private static Rehearsal fiveNorms;

    @BeforeAll
    static void rehearse() {
        fiveNorms = Rehearsal.of(new Parametrizations());
    }

    @Test
    void everyCoveredCellMakesItsOwnNormSmall() {
        assertThat(fiveNorms.claims()).hasSize(8).allMatch(Verdict::supported);
    }

    @Test
    void aPolynomialTailDoesNot() {
        assertThat(fiveNorms.controls()).hasSize(2).allMatch(v -> v.outcome() == Outcome.REFUTED);
    }

    /** Of the five norms each cell comes nearest to the one that theory names, and stays far from all others. */
    @Test
    void comesNearestToTheNormThatTheoryNames() {
        Map<String, String> named = Map.of(
                "weights-gradient", "gap.l2",
                "weights-sign", "gap.linf",
                "weights-coordinate", "gap.l1",
                "weights-mirror", "gap.l1",
                "connected-gradient", "gap.l2",
                "convolution-2-gradient", "gap.dft1",
                "diagonal-gradient", "gap.l1",
                "matrix-gradient", "gap.nuclear");
        named.forEach((strand, norm) -> assertThat(NORMS)
                .as(strand)
                .allMatch(other -> other.equals(norm) ? last(strand, other) < .04 : last(strand, other) > .04));
    }

    @Test
    void isNeverBelowTheLeastNorm() {
        for (Strand strand : fiveNorms.trial().strands()) {
            for (String norm : NORMS) {
                assertThat(last(strand.name(), norm))
                        .as("%s %s", strand.name(), norm)
                        .isGreaterThan(-1e-6);
            }
        }
    }

    @Test
    void showsAllCellsInOneTable() {
        assertThat(fiveNorms.trial().grids().get(0).rows()).hasSize(7 * 4 + 2);
        assertThat(fiveNorms.trial().grids().get(0).columns()).isEqualTo(NORMS);
    }

    @Test
    void isNeverRefutedOnRandomDataOfTheUsers() {
        for (int samples : new int[] {4, 20}) {
            Samples data =
                    SeparableGaussians.of(samples, 6, 0.3, new Streams(1)).samples();
            Rehearsal users = rehearse(Map.of("steps", "10000"), data);

            assertThat(users.claims()).as("n=%d", samples).hasSize(8).noneMatch(v -> v.outcome() == Outcome.REFUTED);
            assertThat(users.controls()).as("n=%d", samples).noneMatch(Verdict::supported);
        }
    }

    @Test
    void hasNoMatrixOfAPrimeDimension() {
        Samples data = SeparableGaussians.of(6, 5, 0.3, new Streams(1)).samples();
        Rehearsal users = rehearse(Map.of("steps", "100"), data);

        assertThat(users.trial().strands().stream().map(Strand::name)).noneMatch(name -> name.startsWith("matrix"));
        assertThat(users.claims()).hasSize(7);
    }

    @Test
    void doesNotApplyToDataThatNothingSeparates() {
        Samples xor = new Samples("xor", new double[][] {{1, 1}, {-1, -1}, {1, -1}, {-1, 1}}, 1, 1, -1, -1);

        assertThat(rehearse(Map.of("steps", "100"), xor).verdicts())
                .isNotEmpty()
                .allMatch(v -> v.outcome() == Outcome.NOT_APPLICABLE);
    }

    private static double last(String strand, String metric) {
        return fiveNorms.history().series(strand, metric).last();
    }

    private static Rehearsal rehearse(Map<String, String> changes, @Nullable Samples data) {
        return Rehearsal.of(new Parametrizations().trialOf(changes, new Materials(data, new Streams(7))));
    }
}
