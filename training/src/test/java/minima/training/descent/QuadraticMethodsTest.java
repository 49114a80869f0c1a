package minima.training.descent;

import minima.training.data.GaussianRegression;
import minima.training.data.Samples;
import minima.training.model.LinearModel;
import minima.training.oracle.MinNorm;
import minima.training.random.Streams;
import org.junit.jupiter.api.Test;

import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Methods that are exact on least squares, on 6 Gaussian equations in 10 unknowns. */
class QuadraticMethodsTest {

    private static final int EQUATIONS = 6;

    private static final int UNKNOWNS = 10;

    private static final Samples DATA =
            GaussianRegression.of(EQUATIONS, UNKNOWNS, new Streams(8)).samples();

    private static final Schedule UNUSED = new Schedule.Constant(Regulation.ofStepSize(0));

    /** The Hessian has six eigenvalues on the gradient's path; what rounding leaves of six steps is far below 1e-9. */
    @Test
    void conjugateGradientsEndAfterAsManyStepsAsThereAreEquations() {
        double[] answer = MinNorm.of(DATA).weights();

        assertThat(after(EQUATIONS, new ConjugateGradient(UNKNOWNS))).containsExactly(answer, within(1e-9));
        assertThat(after(EQUATIONS - 1, new ConjugateGradient(UNKNOWNS)))
                .satisfies(w -> assertThat(distance(w, answer)).isGreaterThan(1e-6));
    }

    @Test
    void staysWhereItArrived() {
        double[] answer = MinNorm.of(DATA).weights();

        assertThat(after(5_000, new ConjugateGradient(UNKNOWNS))).containsExactly(answer, within(1e-12));
        assertThat(after(5_000, LimitedMemoryBfgs.of(UNKNOWNS, 4))).containsExactly(answer, within(1e-12));
    }

    /** With exact steps along each direction both take the same ones (Nocedal 1980). */
    @Test
    void bfgsTakesTheStepsOfConjugateGradientsOnAQuadratic() {
        for (int memory : new int[] {1, 3, 20}) {
            for (int steps = 1; steps <= EQUATIONS; steps++) {
                assertThat(after(steps, LimitedMemoryBfgs.of(UNKNOWNS, memory)))
                        .as("memory=%d, steps=%d", memory, steps)
                        .containsExactly(after(steps, new ConjugateGradient(UNKNOWNS)), within(1e-9));
            }
        }
    }

    /** With H₀ = γD it is BFGS on θ, w = D^½θ: it goes to the interpolant of least {@code w·D⁻¹w}. */
    @Test
    void bfgsWithAnotherStartMinimizesAnotherNorm() {
        double[] diagonal = increasing();

        double[] w = after(200, new LimitedMemoryBfgs(20, diagonal));

        assertThat(w).containsExactly(leastIn(diagonal), within(1e-9));
        assertThat(distance(w, MinNorm.of(DATA).weights())).isGreaterThan(0.1);
    }

    @Test
    void aFixedPreconditionerMinimizesItsNormToo() {
        double[] diagonal = increasing();
        ParametrizedDescent descent = new ParametrizedDescent(
                LinearModel.regression(DATA),
                new PreconditionedDescent(diagonal),
                new Schedule.Constant(Regulation.ofStepSize(0.01)));
        descent.advance(5_000);

        assertThat(descent.weights()).containsExactly(leastIn(diagonal), within(1e-9));
    }

    @Test
    void aPreconditionerMustBePositive() {
        assertThatThrownBy(() -> new PreconditionedDescent(1, 0, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the diagonal must be positive: least=0.0");
        assertThatThrownBy(() -> new LimitedMemoryBfgs(0, 1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("memory must be at least 1 and the diagonal positive: memory=0, least=1.0");
    }

    private static double[] increasing() {
        double[] diagonal = new double[UNKNOWNS];
        Arrays.setAll(diagonal, j -> 1 + j);
        return diagonal;
    }

    /** {@code argmin w·D⁻¹w s.t. Xw = y}: the least norm of θ with the columns of X scaled. */
    private static double[] leastIn(double[] diagonal) {
        double[][] rows = DATA.rows();
        for (double[] row : rows) {
            Arrays.setAll(row, j -> row[j] * Math.sqrt(diagonal[j]));
        }
        double[] w = MinNorm.of(new Samples("scaled", rows, DATA.targets())).weights();
        Arrays.setAll(w, j -> w[j] * Math.sqrt(diagonal[j]));
        return w;
    }

    private static double[] after(int steps, Optimizer optimizer) {
        ParametrizedDescent descent = new ParametrizedDescent(LinearModel.regression(DATA), optimizer, UNUSED);
        descent.advance(steps);
        return descent.weights();
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return Math.sqrt(sum);
    }
}
