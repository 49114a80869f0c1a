package minima.actors;

import minima.telemetry.catalogue.Metric;
import minima.telemetry.event.Frame;
import minima.training.claim.VectorMeasure;
import minima.training.measure.Metrics;
import org.junit.jupiter.api.Test;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class MetricNamesTest {

    @Test
    void everyMeasureStandsInTheCatalogueAndTheOtherWayRound() {
        List<String> measured = Arrays.stream(Metrics.class.getFields())
                .map(MetricNamesTest::constant)
                .toList();

        assertThat(Arrays.stream(Metric.values()).map(Metric::key)).containsExactlyInAnyOrderElementsOf(measured);
    }

    @Test
    void aVectorMeasureIsNoLongerThanAFrameHolds() {
        assertThat(VectorMeasure.MOST).isEqualTo(Frame.MOST_VALUES);
    }

    private static String constant(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException notPublic) {
            throw new AssertionError(notPublic);
        }
    }
}
