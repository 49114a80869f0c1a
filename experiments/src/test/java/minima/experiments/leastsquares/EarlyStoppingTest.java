package minima.experiments.leastsquares;

import minima.training.claim.Materials;
import minima.training.claim.Rehearsal;
import minima.training.claim.Series;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;
import minima.training.data.GaussianRegression;
import minima.training.data.Samples;
import minima.training.descent.GradientDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.model.LinearModel;
import minima.training.random.Streams;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class EarlyStoppingTest {

    private static Rehearsal noisy;

    @BeforeAll
    static void rehearse() {
        noisy = Rehearsal.of(new EarlyStopping());
    }

    @Test
    void descentAndFlowFollowTheirFiltersBesideRidge() {
        assertThat(noisy.claims()).hasSize(2 * 4).allMatch(Verdict::supported);
    }

    @Test
    void heavyBallOnTheClockOfDescentDoesNot() {
        assertThat(noisy.controls()).hasSize(2).allMatch(v -> v.outcome() == Outcome.REFUTED);
    }

    /** From x/2 at first over at most 0.2984 down like 1/t. */
    @Test
    void theTwoPathsPartInTheMiddleAndMeetAgain() {
        Series gap = noisy.history().series("gradient-flow", "distance.ridge");
        double widest = 0;
        for (int i = 0; i < gap.size(); i++) {
            widest = Math.max(widest, gap.value(i));
        }
        assertThat(widest).isBetween(0.2, 0.29843);
        assertThat(gap.at(1)).isLessThan(0.05);
        assertThat(gap.at(1e4) / gap.at(1e3)).isBetween(0.1, 0.2);
    }

    /** At equal t the filter of descent is the larger one, so it comes to the best compromise before ridge does. */
    @Test
    void theRiskIsLeastBeforeRidgesIs() {
        Series risk = noisy.history().series("gradient-descent", "excess.risk");
        Series ratio = noisy.history().series("gradient-descent", "risk.ratio");
        int best = 0;
        int bestRidge = 0;
        for (int i = 0; i < risk.size(); i++) {
            best = risk.value(i) < risk.value(best) ? i : best;
            double ridge = risk.value(i) / ratio.value(i);
            bestRidge = ridge < risk.value(bestRidge) / ratio.value(bestRidge) ? i : bestRidge;
        }
        assertThat(risk.step(best)).isBetween(2L, risk.step(bestRidge));
        assertThat(risk.value(best)).isLessThan(risk.last() / 1.3).isLessThan(risk.value(0) / 10);
    }

    /** The quotient of filters of flow and ridge, x = ησ²t, searched on a fine grid: error of second order in it. */
    @Test
    void theConstantIsTheLargestQuotientOfTheFilters() {
        double largest = 0;
        for (double x = 1e-3; x < 100; x += 1e-3) {
            largest = Math.max(largest, -Math.expm1(-x) * (1 + x) / x);
        }
        assertThat(SpectralFilter.FLOW_OVER_RIDGE).isBetween(largest, largest + 1e-6);
        assertThat(largest * largest).isCloseTo(1.69, within(0.005));
    }

    /** Ridge by the normal equations {@code (XᵀX + λI)w = Xᵀy}, which know no singular values. */
    @Test
    void ridgeIsWhatTheNormalEquationsGive() {
        Samples data = GaussianRegression.of(6, 9, new Streams(3)).noisy(0.5, new Streams(3));
        Contraction answer = Contraction.of(data);
        SpectralFilter spectrum = new SpectralFilter(answer, answer.weights(), 1, 0.01);
        RealMatrix x = new Array2DRowRealMatrix(data.rows());
        for (long t : new long[] {1, 10, 1_000}) {
            double lambda = 1 / (0.01 * t);
            RealMatrix normal = x.transpose()
                    .multiply(x)
                    .add(MatrixUtils.createRealIdentityMatrix(9).scalarMultiply(lambda));
            double[] w = new CholeskyDecomposition(normal)
                    .getSolver()
                    .solve(x.transpose().operate(new ArrayRealVector(data.targets())))
                    .toArray();

            assertThat(spectrum.of(w)).as("t=%d", t).containsExactly(spectrum.ridge(t), within(1e-9));
        }
    }

    /** Mean of {@code ½‖X(w − w*)‖²} of gradient descent over 4,000 draws of the noise, to four standard errors. */
    @Test
    void theRiskIsTheMeanOverTheNoise() {
        GaussianRegression problem = GaussianRegression.of(5, 8, new Streams(2));
        Contraction answer = Contraction.of(problem.noisy(0.3, new Streams(0)));
        double eta = 0.3 / (answer.sigmaMax() * answer.sigmaMax());
        SpectralFilter spectrum = new SpectralFilter(answer, problem.weights(), 0.3, eta);
        int draws = 4_000;
        double sum = 0;
        double squares = 0;
        for (int k = 0; k < draws; k++) {
            Samples data = problem.noisy(0.3, new Streams(k));
            GradientDescent descent = new GradientDescent(
                    LinearModel.regression(data), new Schedule.Constant(Regulation.ofStepSize(eta)));
            descent.advance(5);
            double error = LinearModel.regression(problem.samples()).loss(evaluated(descent, problem.samples()));
            sum += error;
            squares += error * error;
        }
        double mean = sum / draws;
        double standardError = Math.sqrt((squares / draws - mean * mean) / draws);
        assertThat(mean).isCloseTo(spectrum.risk(spectrum.descent(5)), within(4 * standardError));
    }

    @Test
    void holdsOnRandomDataOfTheUsersWideOrTall() {
        for (long seed = 1; seed <= 3; seed++) {
            GaussianRegression wide = GaussianRegression.of((int) (3 * seed), 12, new Streams(seed));
            Samples tall = transposed(wide.samples());
            for (Samples data : new Samples[] {wide.samples(), tall}) {
                Rehearsal rehearsal = Rehearsal.of(new EarlyStopping()
                        .trialOf(Map.of("steps", "2000", "noise", "1"), new Materials(data, new Streams(7))));

                assertThat(rehearsal.claims()).as("seed=%d", seed).allMatch(Verdict::supported);
                assertThat(rehearsal.controls()).as("seed=%d", seed).noneMatch(Verdict::supported);
            }
        }
    }

    @Test
    void isNotDecidedWhereTheRiskStillFalls() {
        Rehearsal rehearsal =
                Rehearsal.of(new EarlyStopping().trialOf(Map.of("steps", "10", "noise", "0"), Materials.none(1)));

        assertThat(rehearsal.claims()).noneMatch(v -> v.outcome() == Outcome.REFUTED);
        assertThat(rehearsal.claims()).anyMatch(v -> v.outcome() == Outcome.INCONCLUSIVE);
    }

    /** Twelve samples of few features, whose targets have no solution. */
    private static Samples transposed(Samples wide) {
        double[][] rows = new double[wide.dimension()][wide.size()];
        double[] y = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            y[i] = (i * 7) % 5 - 2;
            for (int j = 0; j < wide.size(); j++) {
                rows[i][j] = wide.feature(j, i);
            }
        }
        return new Samples("tall", rows, y);
    }

    private static double[] evaluated(GradientDescent descent, Samples data) {
        GradientDescent there = new GradientDescent(
                LinearModel.regression(data), new Schedule.Constant(Regulation.ofStepSize(0)), descent.weights());
        return there.evaluation().outputs();
    }
}
