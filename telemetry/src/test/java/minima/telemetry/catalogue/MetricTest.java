package minima.telemetry.catalogue;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;

class MetricTest {

    @Test
    void isNamedByLowerCaseWordsWithDotsAndFoundByThem() {
        for (Metric metric : Metric.values()) {
            assertThat(metric.key()).matches("[a-z0-9]+(\\.[a-z0-9]+)*");
            assertThat(metric.key().replace('.', '_').toUpperCase()).isEqualTo(metric.name());
            assertThat(Metric.of(metric.key())).isSameAs(metric);
        }
        assertThat(Metric.of("margin.l7")).isNull();
    }

    @Test
    void saysItsUnitMeaningAndSource() {
        assertThat(Metric.values()).allSatisfy(metric -> {
            assertThat(metric.unit()).isNotBlank();
            assertThat(metric.meaning()).isNotBlank();
            assertThat(metric.source()).isNotBlank();
        });
    }

    @Test
    void staysApartFromOthersWhereDotsBecomeUnderscores() {
        assertThat(Arrays.stream(Metric.values()).map(metric -> metric.key().replace('.', '_')))
                .doesNotHaveDuplicates();
    }

    @Test
    void bandsTheUpperBoundOfTheMarginDownToTheMargin() {
        assertThat(Metric.MARGIN_UPPER.lower()).isEqualTo(Metric.MARGIN_L2);
        assertThat(Metric.MARGIN_L2.lower()).isNull();
    }
}
