package minima.training.measure;

import minima.training.data.Samples;
import minima.training.descent.LpGeometry;
import minima.training.descent.ParametrizedDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.descent.SteepestDescent;
import minima.training.loss.Exponential;
import minima.training.model.Identity;
import minima.training.model.LinearModel;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class StationarityTest {

    /** Margins w₁ and w₂: the margin problem's solution is (1, 1). */
    private final LinearModel model =
            LinearModel.classifier(new Samples("axes", new double[][] {{1, 0}, {0, -1}}, 1, -1), new Exponential());

    @Test
    void isZeroAlongTheSolutionWhateverTheScale() {
        assertThat(at(1, 1)).isCloseTo(0, within(1e-15));
        assertThat(at(1000, 1000)).isCloseTo(0, within(1e-15));
    }

    /** (10, 11)/√221 against (e, 1)/√(e² + 1), as −∇L ∝ (e⁻¹⁰, e⁻¹¹). */
    @Test
    void isTheDistanceOfTheUnitVectorsOfParametersAndDescent() {
        double norm = Math.sqrt(221);
        double slope = Math.hypot(Math.E, 1);

        assertThat(at(10, 11)).isCloseTo(Math.hypot(10 / norm - Math.E / slope, 11 / norm - 1 / slope), within(1e-14));
    }

    /** (0.1, 1): p₂ = 1/(1 + e^0.9), and the second margin is nine times too large. */
    @Test
    void isTheSlackOfTheMarginsWhereThatIsMore() {
        assertThat(at(0.1, 1)).isCloseTo(9 / (1 + Math.exp(0.9)), within(1e-14));
    }

    @Test
    void isTwoWhereNothingIsSeparated() {
        assertThat(at(1, -1)).isEqualTo(2);
        assertThat(at(0, 0)).isEqualTo(2);
    }

    private double at(double... w) {
        ParametrizedDescent descent = new ParametrizedDescent(
                model,
                new Identity(2),
                SteepestDescent.normalizedIn(new LpGeometry(2), 2),
                new Schedule.Constant(Regulation.ofStepSize(1)),
                w);
        return new Stationarity(descent).measure().read().getAsDouble();
    }
}
