package minima.training.descent;

import minima.training.data.Samples;
import minima.training.model.LinearModel;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class GradientDescentTest {

    /** Least squares with singular values 2, 1, ½ along the axes; the solution is (1, −2, 4). */
    private static final double[] SIGMA = {2, 1, 0.5};

    private static final double[] SOLUTION = {1, -2, 4};

    private static final LinearModel QUADRATIC = LinearModel.regression(
            new Samples("diagonal", new double[][] {{2, 0, 0}, {0, 1, 0}, {0, 0, 0.5}}, 2, -2, 2));

    @Test
    void eachModeOfAQuadraticDecaysByItsFactor() {
        double eta = 0.3;
        GradientDescent descent = new GradientDescent(QUADRATIC, constant(new Regulation(eta, 0, 0)), 3, 3, 3);
        for (int k = 1; k <= 60; k++) {
            descent.advance(1);
            for (int j = 0; j < 3; j++) {
                double expected = SOLUTION[j] + Math.pow(1 - eta * SIGMA[j] * SIGMA[j], k) * (3 - SOLUTION[j]);
                assertThat(descent.weight(j)).as("k=%d, j=%d", k, j).isCloseTo(expected, within(1e-13));
            }
        }
    }

    @Test
    void divergesAboveTwoOverTheLargestCurvatureAndNotBelow() {
        for (double sign : new double[] {-1, 1}) {
            double eta = 2 / 4.0 + sign * 1e-3;
            GradientDescent descent = new GradientDescent(QUADRATIC, constant(new Regulation(eta, 0, 0)));
            descent.advance(10_000);
            assertThat(Math.abs(descent.weight(0) - 1) > 1).isEqualTo(sign > 0);
        }
    }

    @Test
    void heavyBallFollowsTheRootsOfItsRecurrence() {
        // e(k+1) = (1 + β − ησ²) e(k) − β e(k−1); for σ = 1 the roots are real: 0.8 and 0.5.
        double beta = 0.4;
        double eta = 0.1;
        GradientDescent descent = new GradientDescent(QUADRATIC, constant(new Regulation(eta, beta, 0)));
        double start = 0 - SOLUTION[1];
        double afterOne = (1 - eta) * start;
        double a = (afterOne - 0.5 * start) / 0.3;
        double b = start - a;
        for (int k = 1; k <= 40; k++) {
            descent.advance(1);
            double expected = a * Math.pow(0.8, k) + b * Math.pow(0.5, k);
            assertThat(descent.weight(1) - SOLUTION[1]).as("k=%d", k).isCloseTo(expected, within(1e-13));
        }
    }

    @Test
    void weightDecayLeadsToTheRidgeSolution() {
        double lambda = 0.7;
        GradientDescent descent = new GradientDescent(QUADRATIC, constant(new Regulation(0.3, 0.2, lambda)));
        descent.advance(2_000);
        for (int j = 0; j < 3; j++) {
            double curvature = SIGMA[j] * SIGMA[j];
            assertThat(descent.weight(j)).isCloseTo(curvature * SOLUTION[j] / (curvature + lambda), within(1e-13));
        }
    }

    @Test
    void appliesWhatItIsGivenFromTheNextStepOn() {
        GradientDescent descent = new GradientDescent(QUADRATIC, constant(new Regulation(0.3, 0, 0)));
        descent.advance(1);
        double before = descent.weight(1);
        descent.apply(new Regulation(0.1, 0, 0));
        descent.advance(1);
        assertThat(descent.weight(1)).isCloseTo(before + 0.1 * (-2 - before), within(1e-15));
        assertThat(descent.steps()).isEqualTo(2);
    }

    @Test
    void theFirstPieceOfTheScheduleHoldsFromTheStart() {
        Schedule schedule = new Schedule.InverseTime(new Regulation(0.25, 0, 0), 10);
        assertThat(new GradientDescent(QUADRATIC, schedule).regulation().stepSize())
                .isEqualTo(0.25);
    }

    /** A piece is at most 1/64 of its beginning long, so the step is at most 1/128 too long. */
    @Test
    void theInverseRootIsThatOfTheStepUpToThePiece() {
        Schedule schedule = new Schedule.InverseRoot(new Regulation(0.25, 0, 0));
        for (long step : new long[] {0, 1, 2, 3, 62, 63, 64, 65, 1_000, 123_456, 10_000_000}) {
            Schedule.Piece piece = schedule.at(step, -1);
            double exact = 0.25 / Math.sqrt(1 + (double) step);
            assertThat(piece.regulation().stepSize()).as("step=%d", step).isBetween(exact, exact * (1 + 1 / 128.0));
            assertThat(schedule.at(piece.until() - 1, -1).regulation()).isEqualTo(piece.regulation());
            assertThat(schedule.at(piece.until(), -1).regulation().stepSize())
                    .isCloseTo(0.25 / Math.sqrt(1 + (double) piece.until()), within(1e-15));
        }
    }

    @Test
    void startMustHaveTheModelsDimension() {
        assertThatThrownBy(() -> new GradientDescent(QUADRATIC, constant(new Regulation(0.1, 0, 0)), 1, 2))
                .hasMessage("start must have the model's dimension: start.length=2, dimension=3");
    }

    private static Schedule constant(Regulation regulation) {
        return new Schedule.Constant(regulation);
    }
}
