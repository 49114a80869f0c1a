package minima.experiments.cli;

import minima.actors.Sweep;
import minima.training.claim.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AxesTest {

    @Test
    void readsListsOfValues() {
        assertThat(Axes.grid("loss=logistic, exponential"))
                .isEqualTo(new Sweep.Axis("loss", List.of("logistic", "exponential")));
    }

    @Test
    void spacesARangeEvenlyOrByOneFactor() {
        assertThat(Axes.range("stepSize=0.1:0.5:5").values()).containsExactly("0.1", "0.2", "0.3", "0.4", "0.5");
        assertThat(Axes.range("stepSize=1e-3:10:5:log").values()).containsExactly("0.001", "0.01", "0.1", "1.0", "10.0");
    }

    /** A whole-number setting takes no 2.0. */
    @Test
    void givesWholeNumbersWhereTheRangeHasOnlyThese() {
        assertThat(Axes.range("layers=1:4:4").values()).containsExactly("1", "2", "3", "4");
        assertThat(Axes.range("steps=1000:5000:3").values()).containsExactly("1000", "3000", "5000");
    }

    @Test
    void readsSeedsAsARangeOrAList() {
        assertThat(Axes.seeds("3..6")).containsExactly(3L, 4L, 5L, 6L);
        assertThat(Axes.seeds("5, 1,9")).containsExactly(5L, 1L, 9L);
        assertThat(Axes.seeds("7")).containsExactly(7L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stepSize", "=1:2:3", "stepSize=1:2", "stepSize=2:1:3", "stepSize=1:2:1", "stepSize=0:2:3:log",
                "stepSize=a:2:3", "stepSize=1:2:3:lin", "stepSize=1:Infinity:3", "stepSize=1:2:99999"
            })
    void refusesOtherRangesInOneLine(String text) {
        assertThatThrownBy(() -> Axes.range(text)).isInstanceOf(InvalidInput.class).hasMessageContaining("--range");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "1..", "5..1", "1..1000000", "1;2"})
    void refusesOtherSeedsInOneLine(String text) {
        assertThatThrownBy(() -> Axes.seeds(text)).isInstanceOf(InvalidInput.class).hasMessageContaining("--seeds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"loss", "=a,b", "loss=", "loss=a,,b"})
    void refusesOtherGridsInOneLine(String text) {
        assertThatThrownBy(() -> Axes.grid(text)).isInstanceOf(InvalidInput.class).hasMessageContaining("--grid");
    }
}
