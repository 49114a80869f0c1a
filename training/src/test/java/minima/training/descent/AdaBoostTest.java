package minima.training.descent;

import minima.training.claim.StateReader;
import minima.training.claim.StateWriter;
import minima.training.data.Fixtures;
import minima.training.data.Samples;
import minima.training.loss.Exponential;
import minima.training.loss.Logistic;
import minima.training.model.LinearModel;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class AdaBoostTest {

    /** Five weak learners on six samples, as signed answers. */
    private static final Samples VOTES = new Samples(
            "votes",
            new double[][] {
                {1, 1, -1, 1, -1},
                {1, -1, 1, 1, 1},
                {-1, 1, 1, -1, 1},
                {1, 1, 1, -1, -1},
                {1, -1, -1, 1, 1},
                {1, -1, -1, -1, -1}
            },
            1,
            1,
            1,
            1,
            1,
            -1);

    /**
     * At p uniform the edges are (2, 1, 1, 1, 1)·2/6: learner 1 with 2/6·… = 1/3, step ½ log((1 + ⅓)/(1 − ⅓)) = ½ log
     * 2.
     */
    @Test
    void stepsToTheLeastLossAlongTheFirstOfTheLargestEdges() {
        AdaBoost boosting = boosting(1);
        boosting.advance(1);

        assertThat(boosting.weights()).containsExactly(new double[] {Math.log(2) / 2, 0, 0, 0, 0}, within(1e-15));
    }

    /** An exact step leaves no slope along the coordinate that moved, so the same learner is not chosen twice. */
    @Test
    void leavesNoSlopeAlongTheLearnerThatMoved() {
        AdaBoost boosting = boosting(1);
        for (int round = 0; round < 50; round++) {
            double[] before = boosting.weights();
            boosting.advance(1);
            double[] after = boosting.weights();
            for (int j = 0; j < before.length; j++) {
                if (after[j] != before[j]) {
                    assertThat(boosting.evaluation().gradient()[j])
                            .as("round=%d", round)
                            .isCloseTo(0, within(1e-13));
                }
            }
        }
    }

    @Test
    void shrinksItsStepsByTheStepSize() {
        AdaBoost boosting = boosting(0.1);
        boosting.advance(1);

        assertThat(boosting.weight(0)).isCloseTo(0.1 * Math.log(2) / 2, within(1e-16));
    }

    /** One learner is right on all samples: its edge counts as 1 − 2⁻⁵², and its step is 26.5 log 2. */
    @Test
    void takesALargeStepAlongALearnerThatIsAlwaysRight() {
        Samples right = new Samples("right", new double[][] {{1, 1}, {-1, 1}}, 1, -1);
        AdaBoost boosting = new AdaBoost(LinearModel.classifier(right, new Exponential()), schedule(1));
        boosting.advance(1);

        assertThat(boosting.weights()).containsExactly(new double[] {26.5 * Math.log(2), 0}, within(1e-12));
    }

    @Test
    void givesTheSameBitsAfterBeingRestored() {
        AdaBoost whole = boosting(0.3);
        whole.advance(20);
        StateWriter saved = new StateWriter();
        whole.save(saved);
        whole.advance(20);
        AdaBoost restored = boosting(0.3);
        restored.restore(new StateReader(saved.toBytes()));
        restored.advance(20);

        assertThat(restored.weights()).containsExactly(whole.weights());
        assertThat(restored.steps()).isEqualTo(40);
    }

    @Test
    void refusesAnswersBeyondOneAndOtherLosses() {
        LinearModel wide = LinearModel.classifier(Fixtures.threeGeometries(), new Exponential());
        LinearModel logistic = LinearModel.classifier(VOTES, new Logistic());

        assertThatThrownBy(() -> new AdaBoost(wide, schedule(1)))
                .hasMessage("answers of weak learners must lie in [-1, 1]: z[0][0]=3.0");
        assertThatThrownBy(() -> new AdaBoost(logistic, schedule(1)))
                .hasMessage("boosting needs a classifier by the exponential loss: loss=Logistic");
    }

    private static AdaBoost boosting(double shrinkage) {
        return new AdaBoost(LinearModel.classifier(VOTES, new Exponential()), schedule(shrinkage));
    }

    private static Schedule schedule(double shrinkage) {
        return new Schedule.Constant(Regulation.ofStepSize(shrinkage));
    }
}
