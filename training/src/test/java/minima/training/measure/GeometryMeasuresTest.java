package minima.training.measure;

import minima.training.claim.Measure;
import minima.training.data.Fixtures;
import minima.training.data.Samples;
import minima.training.descent.Geometry;
import minima.training.descent.LpGeometry;
import minima.training.descent.NormalizedGradientDescent;
import minima.training.descent.QuadraticGeometry;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.loss.Exponential;
import minima.training.model.LinearModel;
import minima.training.random.Streams;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class GeometryMeasuresTest {

    private static final Schedule SCHEDULE = new Schedule.Constant(Regulation.ofStepSize(0.1));

    /**
     * At w = (1, 2, 3): the outputs are 8, 2, 11; the norms 6 and 3; and p is nearly all on the second row (1, 2, −1).
     */
    @Test
    void givesMarginAndDualNormAtHand() {
        GeometryMeasures l1 = measures(Fixtures.threeGeometries(), new LpGeometry(1), 1, 2, 3);
        double second = 1 / (1 + Math.exp(-6) + Math.exp(-9));

        assertThat(read(l1.margin("margin.l1"))).isCloseTo(2.0 / 6, within(1e-15));
        assertThat(read(l1.dual())).isCloseTo(second * (2 + 1 * Math.exp(-6) - Math.exp(-9)), within(1e-12));
        assertThat(read(l1.gap(2))).isCloseTo(5.0 / 6, within(1e-15));
        assertThat(read(l1.gapToDual())).isCloseTo(1 - read(l1.margin("margin.l1")) / read(l1.dual()), within(1e-15));
    }

    /** The largest margins of the three geometries are √(83/34), 1 and 2.4. */
    @Test
    void bracketsTheLargestMarginAtEveryWeights() {
        Map<Geometry, Double> largest =
                Map.of(new LpGeometry(2), Math.sqrt(83.0 / 34), new LpGeometry(1), 1.0, new LpGeometry(1 / 0.0), 2.4);
        for (int trial = 0; trial < 50; trial++) {
            double[] w = Streams.gaussians(new Streams(trial).stream("w"), 3, 2);
            for (Map.Entry<Geometry, Double> known : largest.entrySet()) {
                GeometryMeasures measures = measures(Fixtures.threeGeometries(), known.getKey(), w);
                assertThat(known.getValue())
                        .as("%s at trial %d", known.getKey(), trial)
                        .isBetween(read(measures.margin("margin.lp")), read(measures.dual()) * (1 + 1e-12));
            }
        }
    }

    @Test
    void isZeroWhereThereAreNoWeights() {
        GeometryMeasures measures = measures(
                Fixtures.threeGeometries(),
                new QuadraticGeometry(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}),
                0,
                0,
                0);

        assertThat(List.of(read(measures.margin("margin.quadratic")), read(measures.gap(2))))
                .containsExactly(0.0, 1.0);
    }

    private static GeometryMeasures measures(Samples data, Geometry geometry, double... w) {
        LinearModel model = LinearModel.classifier(data, new Exponential());
        return new GeometryMeasures(new NormalizedGradientDescent(model, SCHEDULE, w), geometry);
    }

    private static double read(Measure measure) {
        return measure.read().getAsDouble();
    }
}
