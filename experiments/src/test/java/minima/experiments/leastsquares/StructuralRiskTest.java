package minima.experiments.leastsquares;

import minima.training.claim.Materials;
import minima.training.claim.Rehearsal;
import minima.training.claim.StateReader;
import minima.training.claim.StateWriter;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;
import minima.training.random.Streams;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class StructuralRiskTest {

    private static final Rehearsal REHEARSAL =
            Rehearsal.of(new StructuralRisk().trialOf(Map.of("steps", "60"), Materials.none(0)));

    @Test
    void aClassChosenByItsComplexityBeatsTheLargest() {
        assertThat(REHEARSAL.claims()).hasSize(5).allMatch(Verdict::supported);
    }

    @Test
    void oneChosenByItsTrainingErrorDoesNotNorIsAnotherBudgetDual() {
        assertThat(REHEARSAL.controls()).hasSize(3).allMatch(v -> v.outcome() == Outcome.REFUTED);
    }

    /** The mean of p_j p_k over a fine grid is 1 where j = k, else 0; a midpoint rule is off by O(k²/cells²). */
    @Test
    void seesPointsThroughOrthonormalPolynomials() {
        int cells = 20_000;
        double[][] gram = new double[6][6];
        for (int i = 0; i < cells; i++) {
            double[] p = ClassChoice.legendre(-1 + 2 * (i + 0.5) / cells, 6);
            for (int j = 0; j < 6; j++) {
                for (int k = 0; k < 6; k++) {
                    gram[j][k] += p[j] * p[k] / cells;
                }
            }
        }
        for (int j = 0; j < 6; j++) {
            for (int k = 0; k < 6; k++) {
                assertThat(gram[j][k]).isCloseTo(j == k ? 1 : 0, within(1e-5));
            }
        }
        assertThat(ClassChoice.legendre(0.5, 3)[2]).isCloseTo(Math.sqrt(5) * (3 * 0.25 - 1) / 2, within(1e-15));
    }

    /** The normal equations: {@code Pᵀ(Pw − y) + λw = 0}. */
    @Test
    void solvesRidgeRegression() {
        SplittableRandom random = new Streams(3).stream("data");
        double[][] p = new double[12][];
        double[] y = Streams.gaussians(random, 12, 1);
        for (int i = 0; i < 12; i++) {
            p[i] = Streams.gaussians(random, 5, 1);
        }
        double[] w = NestedClasses.ridge(p, y, 0.7);
        for (int j = 0; j < 5; j++) {
            double slope = 0.7 * w[j];
            for (int i = 0; i < 12; i++) {
                slope += p[i][j] * (NestedClasses.dot(p[i], w) - y[i]);
            }
            assertThat(slope).isCloseTo(0, within(1e-12));
        }
    }

    @Test
    void findsTheBestSubsetOfOrthogonalColumns() {
        double[][] p = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
        double[] y = {1, -3, 2};

        assertThat(NestedClasses.subsets(3).fit(p, y, 2)).containsExactly(new double[] {0, -3, 2}, within(1e-14));
        assertThat(NestedClasses.subsets(3).fit(p, y, 0)).containsExactly(0, 0, 0);
    }

    @Test
    void goesOnBitForBitFromWhatItSaved() {
        ClassChoice whole = choice();
        whole.advance(5);
        StateWriter out = new StateWriter();
        whole.save(out);
        ClassChoice resumed = choice();
        resumed.restore(new StateReader(out.toBytes()));
        whole.advance(5);
        resumed.advance(5);

        assertThat(resumed.advantage()).isEqualTo(whole.advantage());
        assertThat(resumed.near()).isEqualTo(whole.near());
        assertThat(resumed.advantageError()).isPositive();
    }

    private static ClassChoice choice() {
        return new ClassChoice(NestedClasses.degrees(5), 5, 20, 0.3, new double[] {1, 0.5, 0, 0, 0, 0}, new Streams(4));
    }
}
