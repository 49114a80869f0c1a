package minima.training.claim;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class NearestTest {

    private static final List<String> SETTINGS = List.of("stepSize", "steps", "batchSize", "momentum");

    @Test
    void correctsASlip() {
        assertThat(Nearest.to("stepsize", SETTINGS)).isEqualTo("stepSize");
        assertThat(Nearest.to("momentun", SETTINGS)).isEqualTo("momentum");
        assertThat(Nearest.to("batcSize", SETTINGS)).isEqualTo("batchSize");
        assertThat(Nearest.to("stepss", SETTINGS)).isEqualTo("steps");
    }

    /** kitten → sitting takes three edits, the textbook's example. */
    @Test
    void countsInsertionsDeletionsAndSubstitutions() {
        assertThat(Nearest.to("kitten", List.of("sitting", "kit"))).isEqualTo("kit");
        assertThat(Nearest.to("kitten", List.of("sitting", "ki"))).isEqualTo("sitting");
        assertThat(Nearest.to("sitting", List.of("kitten", "sit"))).isEqualTo("kitten");
    }

    @Test
    void takesTheFirstInTheAlphabetOfEquallyNearNames() {
        assertThat(Nearest.to("a", List.of("c", "b"))).isEqualTo("b");
    }

    @Test
    void knowsTheNameItself() {
        assertThat(Nearest.to("steps", SETTINGS)).isEqualTo("steps");
    }
}
