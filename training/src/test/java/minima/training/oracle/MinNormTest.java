package minima.training.oracle;

import minima.training.data.GaussianRegression;
import minima.training.data.Samples;
import minima.training.random.Streams;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MinNormTest {

    /** Gunasekar et al. 2018, example 4: of all w with w₁+w₂+w₃ = 1, w₁+2w₂ = 10 the least is (1/3, 29/6, −25/6). */
    private static final Samples GUNASEKAR = new Samples("gunasekar", new double[][] {{1, 1, 1}, {1, 2, 0}}, 1, 10);

    @Test
    void solvesTwoEquationsWithThreeUnknowns() {
        MinNorm solution = MinNorm.of(GUNASEKAR);

        assertThat(solution.weights()).containsExactly(new double[] {1 / 3.0, 29 / 6.0, -25 / 6.0}, within(1e-14));
        assertThat(solution.rank()).isEqualTo(2);
        assertThat(solution.consistent()).isTrue();
    }

    @Test
    void findsTheWeightsThatARegressionWasMadeWith() {
        for (int[] shape : new int[][] {{1, 2}, {10, 30}, {40, 200}, {99, 100}}) {
            GaussianRegression made = GaussianRegression.of(shape[0], shape[1], new Streams(1));
            MinNorm solution = MinNorm.of(made.samples());
            double condition = solution.singularValues()[0] / solution.singularValues()[shape[0] - 1];

            assertThat(solution.rank()).isEqualTo(shape[0]);
            assertThat(solution.residual()).isLessThan(1e-13);
            assertThat(solution.weights()).containsExactly(made.weights(), within(1e-14 * condition));
            assertThat(solution.distanceToSpan(made.weights())).isLessThan(1e-13);
        }
    }

    /** Xᵀ(Xw − y) = 0 says that w is a least-squares solution, and w in the span of the rows that it is the least. */
    @Test
    void satisfiesTheNormalEquationsWhereNothingFits() {
        double[][] x = RandomData.gaussian(30, 8, new Streams(1));
        double[] y = RandomData.gaussian(1, 30, new Streams(2))[0];
        MinNorm solution = MinNorm.of(new Samples("overdetermined", x, y));
        double[] error = new double[30];
        for (int i = 0; i < 30; i++) {
            error[i] = Rows.dot(x[i], solution.weights()) - y[i];
        }

        assertThat(Rows.norm(Rows.combination(error, x))).isLessThan(1e-12);
        assertThat(solution.consistent()).isFalse();
        assertThat(solution.residual()).isCloseTo(Rows.norm(error) / Rows.norm(y), within(1e-13));
    }

    @Test
    void seesDependentRows() {
        Samples consistent = new Samples("thrice", new double[][] {{1, 2}, {2, 4}, {-3, -6}}, 1, 2, -3);
        Samples contradictory = new Samples("thrice", new double[][] {{1, 2}, {2, 4}, {-3, -6}}, 1, 2, 3);

        assertThat(MinNorm.of(consistent).rank()).isEqualTo(1);
        assertThat(MinNorm.of(consistent).weights()).containsExactly(new double[] {0.2, 0.4}, within(1e-15));
        assertThat(MinNorm.of(consistent).consistent()).isTrue();
        assertThat(MinNorm.of(contradictory).consistent()).isFalse();
    }

    @Test
    void isZeroForZeros() {
        MinNorm solution = MinNorm.of(new Samples("zero", new double[][] {{0, 0}}, 0));

        assertThat(solution.weights()).containsExactly(0, 0);
        assertThat(solution.rank()).isZero();
        assertThat(solution.consistent()).isTrue();
        assertThat(solution.limitFrom(new double[] {1, 2})).containsExactly(1, 2);
    }

    /** Landweber's iteration contracts each mode by 1 − σ²/σ₁² a step; after 20,000 steps nothing is left of it. */
    @Test
    void isWhereGradientDescentGoesFromAnyStart() {
        GaussianRegression made = GaussianRegression.of(5, 9, new Streams(1));
        double[][] x = made.samples().rows();
        double[] start = RandomData.gaussian(1, 9, new Streams(2))[0];
        MinNorm solution = MinNorm.of(made.samples());
        double step = 1 / (solution.singularValues()[0] * solution.singularValues()[0]);
        double[] w = start.clone();
        for (int t = 0; t < 20_000; t++) {
            double[] error = new double[5];
            for (int i = 0; i < 5; i++) {
                error[i] = made.samples().target(i) - Rows.dot(x[i], w);
            }
            Rows.add(w, step, Rows.combination(error, x));
        }

        assertThat(solution.limitFrom(start)).containsExactly(w, within(1e-11));
        assertThat(Rows.norm(w)).isGreaterThan(Rows.norm(solution.weights()) + 0.1);
    }

    @Test
    void splitsAVectorIntoItsPartsInAndOutsideOfTheSpan() {
        MinNorm solution = MinNorm.of(GUNASEKAR);
        double[] normal = {-2, 1, 1}; // orthogonal to both rows
        double[] w = {-2 + 1, 1 + 2, 1}; // normal + second row

        assertThat(solution.distanceToSpan(w)).isCloseTo(Rows.norm(normal), within(1e-14));
        assertThat(Rows.norm(solution.coordinates(w))).isCloseTo(Math.sqrt(5), within(1e-14));
        assertThat(solution.coordinates(normal)).containsExactly(new double[] {0, 0}, within(1e-14));
    }

    /** XXᵀ = [[3, 3], [3, 5]] has the eigenvalues 4 ± √10. */
    @Test
    void hasTheSingularValuesInDecreasingOrder() {
        assertThat(MinNorm.of(GUNASEKAR).singularValues())
                .containsExactly(
                        new double[] {Math.sqrt(4 + Math.sqrt(10)), Math.sqrt(4 - Math.sqrt(10))}, within(1e-14));
    }
}
