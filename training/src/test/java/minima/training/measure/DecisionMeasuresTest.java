package minima.training.measure;

import minima.training.claim.Plane;
import minima.training.claim.VectorMeasure;
import minima.training.data.Samples;
import minima.training.descent.GradientDescent;
import minima.training.descent.LinearSimulation;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.loss.Logistic;
import minima.training.model.LinearModel;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class DecisionMeasuresTest {

    private static final Samples DATA = new Samples("two", new double[][] {{3, 1}, {-1, -2}}, 1, -1);
    private static final Plane PLANE = Plane.around(DATA);

    /** The projection of x on the boundary, spanned by (−4, 3)/5, is what is left of x without its distance. */
    @Test
    void isTheEuclideanDistanceToTheBoundaryWithTheSideAsItsSign() {
        double[] distances = DecisionMeasures.distances(PLANE, 3, 4);

        for (int k = 0; k < distances.length; k++) {
            double x = PLANE.x(k);
            double y = PLANE.y(k);
            double along = (-4 * x + 3 * y) / 5;
            double toFoot = Math.hypot(x + 4 * along / 5, y - 3 * along / 5);
            assertThat(Math.abs(distances[k])).as("(%s, %s)", x, y).isCloseTo(toFoot, within(1e-14 * 8));
            assertThat(Math.signum(distances[k])).isEqualTo(Math.signum(3 * x + 4 * y));
        }
    }

    @Test
    void isTheSameForEveryPositiveMultipleOfTheWeights() {
        double[] distances = DecisionMeasures.distances(PLANE, 0.3, -1.1);

        for (double factor : new double[] {1e-200, 1e-3, 7, 1e200}) {
            assertThat(DecisionMeasures.distances(PLANE, 0.3 * factor, -1.1 * factor))
                    .as("factor=%s", factor)
                    .usingComparatorWithPrecision(1e-14)
                    .containsExactly(distances);
        }
        assertThat(DecisionMeasures.distances(PLANE, -0.3, 1.1)[0]).isEqualTo(-distances[0]);
    }

    @Test
    void isNoNumberAtZeroWhichHasNoBoundary() {
        assertThat(DecisionMeasures.distances(PLANE, 0, 0)).containsOnly(Double.NaN);
    }

    @Test
    void followsTheWeightsOfASimulation() {
        GradientDescent descent = descent(DATA, 0.2, 0.7);
        VectorMeasure distance = DecisionMeasures.distance(descent, PLANE);
        assertThat(distance.values()).containsExactly(DecisionMeasures.distances(PLANE, 0.2, 0.7));

        descent.advance(5);

        assertThat(distance.values()).containsExactly(DecisionMeasures.distances(PLANE, descent.weights()));
        assertThat(distance.values()[0]).isNotEqualTo(DecisionMeasures.distances(PLANE, 0.2, 0.7)[0]);
        assertThat(distance.shape()).containsExactly(24, 24);
    }

    @Test
    void isOfTwoFeatures() {
        LinearSimulation solid = descent(new Samples("solid", new double[][] {{1, 2, 3}, {-1, 0, 1}}, 1, -1), 1, 1, 1);

        assertThatThrownBy(() -> DecisionMeasures.distance(solid, PLANE)).hasMessage("a plane has two features: d=3");
    }

    private static GradientDescent descent(Samples data, double... start) {
        return new GradientDescent(
                LinearModel.classifier(data, new Logistic()), new Schedule.Constant(Regulation.ofStepSize(0.1)), start);
    }
}
