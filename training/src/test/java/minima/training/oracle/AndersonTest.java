package minima.training.oracle;

import minima.training.random.Streams;
import org.junit.jupiter.api.Test;

import java.util.function.UnaryOperator;

import static org.assertj.core.api.Assertions.assertThat;

class AndersonTest {

    private static double[] after(int steps, double[] start, UnaryOperator<double[]> map) {
        Anderson anderson = new Anderson();
        double[] z = start;
        for (int step = 0; step < steps; step++) {
            z = anderson.next(z, map.apply(z));
        }
        return z;
    }

    /**
     * For a linear map it is a Krylov method: d + 1 images of a full memory are enough, where 0.999^20 is next to 1.
     */
    @Test
    void solvesALinearContractionInAsManyStepsAsItHasDimensions() {
        double[] rates = {0.999, 0.99, 0.9, -0.5, 0.3};
        UnaryOperator<double[]> map = z -> {
            double[] image = new double[5];
            for (int j = 0; j < 5; j++) {
                image[j] = rates[j] * z[j] + 1 - rates[j]; // fixed point (1, …, 1)
            }
            return image;
        };
        double[] end = after(20, new double[5], map);
        Rows.add(end, -1, new double[] {1, 1, 1, 1, 1});

        assertThat(Rows.norm(end)).isLessThan(1e-6); // the regularization of 1e-14 costs half of the digits
    }

    /** Steps of one length up to a wall: their residuals are equal, so that no combination is defined on the way. */
    @Test
    void doesNotStandStillOnAStraightWalk() {
        double[] end = after(250, new double[] {100}, z -> new double[] {Math.max(z[0] - 1, 0)});

        assertThat(end).containsExactly(0);
    }

    /**
     * Reflections and projections between two half-spaces, as splitting methods do them: never farther than the start.
     */
    @Test
    void staysNearWhereTheMapHasKinks() {
        for (long seed = 1; seed <= 20; seed++) {
            double[][] normals = RandomData.gaussian(6, 4, new Streams(seed));
            UnaryOperator<double[]> map = z -> {
                double[] image = z.clone();
                for (double[] normal : normals) {
                    double off = Math.min(0, Rows.dot(normal, image) + 1) / Rows.dot(normal, normal);
                    Rows.add(image, -off, normal);
                }
                return image;
            };
            double[] end = after(2_000, new double[] {10, -20, 30, -40}, map);
            double[] rest = map.apply(end);
            Rows.add(rest, -1, end);

            assertThat(Rows.norm(rest)).as("seed=%d", seed).isLessThan(1e-9);
            assertThat(Rows.norm(end)).as("seed=%d", seed).isLessThan(200);
        }
    }
}
