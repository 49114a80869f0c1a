package minima.experiments.factorization;

import minima.training.claim.InvalidInput;
import minima.training.claim.Materials;
import minima.training.claim.Rehearsal;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;
import minima.training.data.Samples;
import minima.training.random.Streams;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class OneBitCompletionTest {

    private static Rehearsal thirteenSigns;

    @BeforeAll
    static void rehearse() {
        thirteenSigns = Rehearsal.of(new OneBitCompletion());
    }

    @Test
    void bothLossesAndBothStartsTurnToTheLeastNuclearNorm() {
        assertThat(thirteenSigns.claims()).hasSize(3 * 4).allMatch(Verdict::supported);
    }

    @Test
    void descentOnTheEntriesDoesNot() {
        assertThat(thirteenSigns.controls()).hasSize(2).allMatch(v -> v.outcome() == Outcome.REFUTED);
    }

    /** The catalogue's numbers: oracle 5.000000; by descent 5.0179 of another start, and every unseen sign right. */
    @Test
    void findsTheNormAndTheSignsOfTheCatalogue() {
        assertThat(predicted("norm.nuclear")).isCloseTo(5, within(5e-6));
        assertThat(predicted("error.test")).isZero();
        for (String strand : List.of("logistic", "exponential", "larger-start")) {
            assertThat(last(strand, "norm.nuclear")).as(strand).isBetween(5.0, 5.05);
            assertThat(last(strand, "error.test")).as(strand).isZero();
        }
    }

    /** 13 entries ±1 and 12 zeros: the entries of least Frobenius norm say nothing of what they have not seen. */
    @Test
    void theLeastFrobeniusNormLeavesEverySignOpen() {
        assertThat(last("entries", "error.test")).isEqualTo(1);
    }

    @Test
    void holdsOnRandomSignsOfTheUsers() {
        for (long seed = 1; seed <= 2; seed++) {
            Rehearsal rehearsal = rehearse(randomSigns(6, 7, seed));

            assertThat(rehearsal.claims())
                    .hasSize(3 * 3)
                    .as("seed=%d", seed)
                    .noneMatch(v -> v.outcome() == Outcome.REFUTED);
            assertThat(rehearsal.claims()).filteredOn(Verdict::supported).hasSizeGreaterThanOrEqualTo(3 * 2);
            assertThat(rehearsal.controls()).as("seed=%d", seed).noneMatch(Verdict::supported);
        }
    }

    @Test
    void doesNotApplyToAnEntryOfBothSigns() {
        Samples twice = new Samples("twice", new double[][] {{0, 0}, {1, 1}, {0, 0}}, 1, 1, -1);

        assertThat(rehearse(twice).verdicts()).isNotEmpty().allMatch(v -> v.outcome() == Outcome.NOT_APPLICABLE);
    }

    @Test
    void refusesWhatIsNoMatrixOfSigns() {
        assertThatThrownBy(() -> new OneBitCompletion()
                        .checkOf(Map.of(), materials(new Samples("mine", new double[][] {{0, 1.5}, {1, 1}}, 1, -1))))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("i and j must be whole numbers from 0 to 32767: j=1.5 in entry 1 of mine");
    }

    private static double predicted(String metric) {
        return thirteenSigns.trial().predictions().stream()
                .filter(prediction -> prediction.metric().equals(metric))
                .findFirst()
                .orElseThrow()
                .at(1);
    }

    private static double last(String strand, String metric) {
        return thirteenSigns.history().series(strand, metric).last();
    }

    /** Half of the signs of a Gaussian matrix of rank 2. */
    private static Samples randomSigns(int rows, int columns, long seed) {
        SplittableRandom random = new Streams(seed).stream("signs");
        double[] u = Streams.gaussians(random, 2 * rows, 1);
        double[] v = Streams.gaussians(random, 2 * columns, 1);
        List<double[]> places = new ArrayList<>();
        List<Double> signs = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                if (random.nextBoolean()) {
                    places.add(new double[] {i, j});
                    signs.add(u[2 * i] * v[2 * j] + u[2 * i + 1] * v[2 * j + 1] > 0 ? 1.0 : 0.0);
                }
            }
        }
        return new Samples(
                "random signs",
                places.toArray(double[][]::new),
                signs.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static Rehearsal rehearse(Samples data) {
        return Rehearsal.of(
                new OneBitCompletion().trialOf(Map.of("steps", "40000", "stepSize", "0.01"), materials(data)));
    }

    private static Materials materials(Samples data) {
        return new Materials(data, new Streams(7));
    }
}
