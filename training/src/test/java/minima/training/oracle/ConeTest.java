package minima.training.oracle;

import minima.training.random.Streams;
import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ConeTest {

    /** The cone of (1,0) and (1,1): (−1,2) is nearest to (½,½), (3,1) inside, (−1,−1) nearest to 0. */
    @Test
    void givesDistancesKnownByHand() {
        double[][] rows = {{1, 0}, {1, 1}};

        assertThat(Cone.distance(rows, new double[] {-1, 2})).isCloseTo(Math.sqrt(4.5), within(1e-14));
        assertThat(Cone.distance(rows, new double[] {3, 1})).isCloseTo(0, within(1e-14));
        assertThat(Cone.distance(rows, new double[] {-1, -1})).isEqualTo(Math.sqrt(2));
        assertThat(Cone.distance(new double[][] {{0, 0}}, new double[] {3, 4})).isEqualTo(5);
    }

    /** A point p + r with p on a face and r orthogonal to it, away from all rows, lies ‖r‖ from the cone. */
    @Test
    void findsThePlantedDistance() {
        for (int trial = 0; trial < 50; trial++) {
            SplittableRandom random = new Streams(trial).stream("cone");
            int d = 3 + random.nextInt(6);
            double[] away = Streams.gaussians(random, d, 1);
            double[] point = away.clone();
            double[][] rows = new double[2 * d][];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = Streams.gaussians(random, d, 1);
                boolean onFace = i < d - 1;
                double below = onFace ? 0 : random.nextDouble() + 0.1;
                Rows.add(rows[i], -(Rows.dot(rows[i], away) + below) / Rows.dot(away, away), away);
                if (onFace) {
                    Rows.add(point, random.nextDouble(), rows[i]);
                }
            }

            assertThat(Cone.distance(rows, point))
                    .as("trial=%d, d=%d", trial, d)
                    .isCloseTo(Rows.norm(away), within(1e-11 * Rows.norm(point)));
        }
    }

    /** Rows that agree but for rounding, along an axis. */
    @Test
    void isNotMisledByRowsThatNearlyAgree() {
        double[][] rows = {{1, 0, 1e-9, 0}, {1, 1e-9, 0, 0}, {1, 0, 0, .5}};

        assertThat(Cone.distance(rows, new double[] {1, 0, 0, 0})).isLessThan(1.1e-9);
    }
}
