package minima.experiments.leastsquares;

import minima.training.claim.Materials;
import minima.training.claim.Prediction;
import minima.training.claim.Rehearsal;
import minima.training.claim.Series;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;
import minima.training.data.GaussianRegression;
import minima.training.random.Streams;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MinNormTest {

    @Test
    void everyPredictionHoldsFromAStartInTheSpan() {
        assertThat(Rehearsal.of(new MinNorm()).claims()).hasSize(3).allMatch(Verdict::supported);
    }

    @Test
    void noPredictionHoldsFromAStartOutsideTheSpanOrWithAnUnstableStep() {
        assertThat(Rehearsal.of(new MinNorm()).controls()).hasSize(5).allMatch(v -> v.outcome() == Outcome.REFUTED);
    }

    /** (1/3, 29/6, −25/6) by hand: X⁺y of the two equations. */
    @Test
    void predictsTheNormOfTheAnswerByHand() {
        double norm = Math.sqrt(1 / 9.0 + 29 * 29 / 36.0 + 25 * 25 / 36.0);
        Rehearsal rehearsal = Rehearsal.of(new MinNorm());

        Prediction.Limit limit = rehearsal.trial().predictions().stream()
                .filter(p -> p.metric().equals("norm.l2"))
                .map(p -> (Prediction.Limit) p)
                .findFirst()
                .orElseThrow();

        assertThat(limit.value()).isCloseTo(norm, within(1e-13));
        assertThat(rehearsal.history().series("from-zero", "norm.l2").last()).isCloseTo(norm, within(1e-10));
    }

    @Test
    void holdsOnRandomDataOfManyShapesWhereTheAnswerIsKnownByConstruction() {
        for (long seed = 1; seed <= 4; seed++) {
            GaussianRegression data = GaussianRegression.of((int) (5 * seed), 40, new Streams(seed));
            Rehearsal rehearsal = Rehearsal.of(
                    new MinNorm().trialOf(Map.of("steps", "4000"), new Materials(data.samples(), new Streams(seed))));

            assertThat(rehearsal.claims()).as("seed=%d", seed).allMatch(Verdict::supported);
            assertThat(rehearsal.controls()).as("seed=%d", seed).noneMatch(Verdict::supported);
        }
    }

    @Test
    void contractsAlongEverySingularDirectionAtTheRateOfTheTheorem() {
        Rehearsal rehearsal =
                Rehearsal.of(new MinNorm().trialOf(Map.of("relativeStep", "1.9", "steps", "100"), Materials.none(0)));
        Series distance = rehearsal.history().series("from-zero", "distance.oracle");
        Prediction exact = rehearsal.trial().predictions().get(0);

        for (int i = 0; i < distance.size(); i++) {
            assertThat(distance.value(i))
                    .as("step=%d", distance.step(i))
                    .isCloseTo(exact.at(distance.step(i)), within(1e-12));
        }
    }

    @Test
    void doesNotApplyToAStepOfTwoOverTheLargestSquaredSingularValueOrMore() {
        Rehearsal above = Rehearsal.of(new MinNorm().trialOf(Map.of("relativeStep", "2.001"), Materials.none(0)));

        assertThat(above.claims()).allMatch(v -> v.outcome() == Outcome.NOT_APPLICABLE);
        assertThat(above.history().series("from-zero", "distance.oracle").last())
                .isGreaterThan(1e3);
    }
}
