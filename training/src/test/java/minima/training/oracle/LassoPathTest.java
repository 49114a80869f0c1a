package minima.training.oracle;

import minima.training.claim.InvalidInput;
import minima.training.data.Samples;
import minima.training.oracle.LassoPath.Knot;
import minima.training.random.Streams;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class LassoPathTest {

    /** A few hundred roundings of numbers near 1, times the condition of the active columns. */
    private static final double ROUNDING = 1e-9;

    private static final Samples BOOSTING =
            new Samples("boosting", new double[][] {{1, .5, 0, .2}, {0, 1, .5, -.3}, {.3, 0, 1, .4}}, 1, 2, -1);

    /**
     * By hand: x₂ correlates most, 2.5, and has length² 1.25; x₃ comes in with sign −, then x₄. The end is the basis
     * pursuit of an independent linear program, (0, 20/9, −7/9, −5/9).
     */
    @Test
    void walksFromZeroToTheBasisPursuit() {
        List<Knot> knots = LassoPath.of(BOOSTING).knots();

        assertThat(knots.stream().mapToDouble(Knot::lambda))
                .usingElementComparator((a, b) -> Math.abs(a - b) < ROUNDING ? 0 : 1)
                .containsExactly(2.5, 5 / 7.0, 3 / 14.0, 0.0);
        assertThat(knots.get(0).weights()).containsOnly(0.0);
        assertThat(knots.get(1).weights()).containsExactly(new double[] {0, 10 / 7.0, 0, 0}, within(ROUNDING));
        assertThat(knots.get(2).weights()).containsExactly(new double[] {0, 44 / 21.0, -2 / 3.0, 0}, within(ROUNDING));
        assertThat(knots.get(3).weights())
                .containsExactly(new double[] {0, 20 / 9.0, -7 / 9.0, -5 / 9.0}, within(ROUNDING));
        assertThat(LassoPath.of(BOOSTING).length()).isCloseTo(32 / 9.0, within(ROUNDING));
    }

    /** Subgradients from the data alone, at the knots and between them. */
    @Test
    void isOptimalEverywhere() {
        int[][] shapes = {{3, 4}, {5, 10}, {10, 30}, {20, 8}, {30, 60}};
        for (int[] shape : shapes) {
            for (long seed = 1; seed <= 5; seed++) {
                Samples samples = RandomData.classes(shape[0], shape[1], new Streams(seed));
                LassoPath path = LassoPath.of(samples);
                double before = path.knots().get(0).lambda();
                for (Knot knot : path.knots()) {
                    String as = "n=%d, d=%d, seed=%d, λ=%s".formatted(shape[0], shape[1], seed, knot.lambda());
                    assertOptimal(samples, knot.weights(), knot.lambda(), as);
                    double middle = (before + knot.lambda()) / 2;
                    assertOptimal(samples, path.atPenalty(middle), middle, as);
                    assertThat(knot.violation()).as(as).isLessThan(ROUNDING);
                    before = knot.lambda();
                }
            }
        }
    }

    private static void assertOptimal(Samples samples, double[] w, double lambda, String as) {
        double[] rest = samples.targets();
        Rows.add(rest, -1, Rows.images(samples.rows(), w));
        double[] correlations = Rows.combination(rest, samples.rows());
        for (int j = 0; j < w.length; j++) {
            assertThat(Math.abs(correlations[j])).as(as).isLessThan(lambda + ROUNDING);
            if (Math.abs(w[j]) > ROUNDING) {
                assertThat(correlations[j]).as(as).isCloseTo(lambda * Math.signum(w[j]), within(ROUNDING));
            }
        }
    }

    @Test
    void endsAtTheLeastL1NormWhereSomethingInterpolatesAndAtLeastSquaresElse() {
        for (long seed = 1; seed <= 5; seed++) {
            Samples wide = RandomData.classes(8, 20, new Streams(seed));
            Samples tall = RandomData.classes(20, 5, new Streams(seed));

            assertThat(LassoPath.of(wide).length())
                    .isCloseTo(PolyhedralInterpolant.of(wide, Norm.L1).norm(), within(ROUNDING));
            assertThat(LassoPath.of(tall).atPenalty(0))
                    .containsExactly(MinNorm.of(tall).weights(), within(ROUNDING));
        }
    }

    /** With orthonormal columns each entry is its correlation, shrunk by λ; here two come in at once. */
    @Test
    void shrinksCorrelationsOfOrthonormalColumns() {
        double[][] x = {{0, 1, 0}, {1, 0, 0}, {0, 0, 1}, {0, 0, 0}};
        LassoPath path = LassoPath.of(new Samples("orthonormal", x, 3, -3, 1, 7));

        assertThat(path.atPenalty(2)).containsExactly(new double[] {-1, 1, 0}, within(ROUNDING));
        assertThat(path.atPenalty(0.5)).containsExactly(new double[] {-2.5, 2.5, 0.5}, within(ROUNDING));
        assertThat(path.atPenalty(4)).containsOnly(0.0);
        assertThat(path.at(2)).containsExactly(new double[] {-1, 1, 0}, within(ROUNDING));
        assertThat(path.at(100)).containsExactly(new double[] {-3, 3, 1}, within(ROUNDING));
    }

    @Test
    void spendsItsBudget() {
        LassoPath path = LassoPath.of(RandomData.classes(10, 30, new Streams(2)));
        for (int k = 0; k <= 20; k++) {
            double budget = path.length() * k / 20;

            assertThat(Norm.L1.of(path.at(budget))).isCloseTo(budget, within(ROUNDING));
        }
    }

    /** The path of this seed drops an entry: up to there both are one, and then least angle regression goes astray. */
    @Test
    void partsFromLeastAngleRegressionWhereAnEntryDropsOut() {
        Samples samples = RandomData.classes(10, 30, new Streams(2));
        LassoPath lasso = LassoPath.of(samples);
        LassoPath leastAngle = LassoPath.leastAngle(samples);
        Knot drop = firstDrop(lasso);

        assertThat(leastAngle.atPenalty(drop.lambda())).containsExactly(drop.weights(), within(ROUNDING));
        double farthest = 0;
        for (int k = 1; k < 50; k++) {
            double[] difference = lasso.at(lasso.length() * k / 50);
            Rows.add(difference, -1, leastAngle.at(lasso.length() * k / 50));
            farthest = Math.max(farthest, Rows.largest(difference));
        }
        assertThat(farthest).isGreaterThan(0.01);
        assertThat(leastAngle.length()).isGreaterThan(lasso.length() + 0.01);
        assertThat(leastAngle.knots().stream()
                        .mapToDouble(Knot::violation)
                        .max()
                        .orElseThrow())
                .isGreaterThan(0.01);
    }

    private static Knot firstDrop(LassoPath path) {
        for (int k = 1; k < path.knots().size(); k++) {
            double[] before = path.knots().get(k - 1).weights();
            double[] now = path.knots().get(k).weights();
            for (int j = 0; j < now.length; j++) {
                if (before[j] != 0 && now[j] == 0) {
                    return path.knots().get(k);
                }
            }
        }
        throw new AssertionError("nothing drops out");
    }

    @Test
    void isLeastAngleRegressionWhereNothingDropsOut() {
        LassoPath leastAngle = LassoPath.leastAngle(BOOSTING);

        for (Knot knot : LassoPath.of(BOOSTING).knots()) {
            assertThat(leastAngle.atPenalty(knot.lambda())).containsExactly(knot.weights(), within(ROUNDING));
        }
    }

    @Test
    void staysAtZeroForZerosAndWithEqualColumns() {
        LassoPath zero = LassoPath.of(new Samples("zero", new double[][] {{1, 2}}, 0));
        LassoPath equal = LassoPath.of(new Samples("equal", new double[][] {{1, 1}}, 2));

        assertThat(zero.length()).isZero();
        assertThat(zero.at(1)).containsOnly(0.0);
        assertThat(equal.length()).isCloseTo(2, within(ROUNDING));
    }

    @Test
    void refusesNegativeBudgetsAndPenalties() {
        assertThatThrownBy(() -> LassoPath.of(BOOSTING).at(-1))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("budget must not be negative: ‖w‖₁=-1.0");
        assertThatThrownBy(() -> LassoPath.of(BOOSTING).atPenalty(Double.NaN))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("penalty must not be negative: λ=NaN");
    }
}
