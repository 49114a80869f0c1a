package minima.training.measure;

import minima.training.claim.Measure;
import minima.training.data.Samples;
import minima.training.descent.GradientDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.loss.Exponential;
import minima.training.model.LinearModel;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class VoteMeasuresTest {

    /** z₁ = (1, 1), z₂ = (1, −1), z₃ = (−1, 1). */
    private static final Samples VOTES = new Samples("votes", new double[][] {{1, 1}, {1, -1}, {1, -1}}, 1, 1, -1);

    @Test
    void startsWithEqualSharesAndTheEdgesOfTheMeans() {
        VoteMeasures votes = votes(0, 0);

        assertThat(read(votes.edge())).isCloseTo(1.0 / 3, within(1e-15));
        assertThat(read(votes.entropy())).isCloseTo(Math.log(3), within(1e-15));
        assertThat(votes.margins().values()).containsExactly(0, 0, 0);
    }

    /** At w = (2, 1) the outputs are 3, 1, −1, p ∝ (e⁻⁴, e⁻², 1), the edges p₁ + p₂ − p₃ and p₁ − p₂ + p₃. */
    @Test
    void weighsTheSamplesOfSmallMarginMost() {
        VoteMeasures votes = votes(2, 1);
        double sum = Math.exp(-4) + Math.exp(-2) + 1;
        double p1 = Math.exp(-4) / sum;
        double p2 = Math.exp(-2) / sum;

        assertThat(read(votes.edge())).isCloseTo(1 - 2 * p1 - 2 * p2 + 2 * p1, within(1e-14));
        assertThat(read(votes.entropy()))
                .isCloseTo(-p1 * Math.log(p1) - p2 * Math.log(p2) - Math.log(1 / sum) / sum, within(1e-14));
    }

    @Test
    void sortsTheMarginsAndCountsThoseBelow() {
        VoteMeasures votes = votes(2, 1);

        assertThat(votes.margins().values()).containsExactly(new double[] {-1.0 / 3, 1.0 / 3, 1}, within(1e-15));
        assertThat(votes.shareBelow(0)).isEqualTo(1.0 / 3);
        assertThat(votes.shareBelow(0.5)).isEqualTo(2.0 / 3);
        assertThat(votes.shareBelow(1)).isEqualTo(1);
    }

    private static VoteMeasures votes(double... w) {
        LinearModel model = LinearModel.classifier(VOTES, new Exponential());
        return new VoteMeasures(new GradientDescent(model, new Schedule.Constant(Regulation.ofStepSize(1)), w));
    }

    private static double read(Measure measure) {
        return measure.read().getAsDouble();
    }
}
