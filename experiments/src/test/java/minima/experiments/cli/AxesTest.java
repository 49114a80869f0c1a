package minima.experiments.cli;

import minima.actors.Sweep;
import minima.training.claim.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AxesTest {

    private static final Set<String> INTEGERS = Set.of("width");

    @Test
    void readsListsOfValues() {
        assertThat(Axes.grid("loss=logistic, exponential"))
                .isEqualTo(new Sweep.Axis("loss", List.of("logistic", "exponential")));
    }

    @Test
    void spacesARangeEvenlyOrByOneFactor() {
        assertThat(Axes.range("stepSize=0.1:0.5:5", INTEGERS).values())
                .containsExactly("0.1", "0.2", "0.3", "0.4", "0.5");
        assertThat(Axes.range("stepSize=1e-3:10:5:log", INTEGERS).values())
                .containsExactly("0.001", "0.01", "0.1", "1", "10");
        assertThat(Axes.range("stepSize=1:4:3:log", INTEGERS))
                .isEqualTo(new Sweep.Axis("stepSize", List.of("1", "2", "4"), true));
    }

    @Test
    void keepsTheEndsAsTheyAreAndRoundsWhatIsBetween() {
        assertThat(Axes.range("stepSize=0.12345678:0.87654321:3", INTEGERS).values())
                .containsExactly("0.12345678", "0.5", "0.87654321");
        assertThat(Axes.range("stepSize=1:10:3:log", INTEGERS).values()).containsExactly("1", "3.16228", "10");
    }

    /** A whole-number setting takes no 2.0. */
    @Test
    void givesWholeNumbersWhereTheRangeHasOnlyThese() {
        assertThat(Axes.range("layers=1:4:4", INTEGERS).values()).containsExactly("1", "2", "3", "4");
        assertThat(Axes.range("steps=1000:5000:3", INTEGERS).values()).containsExactly("1000", "3000", "5000");
        assertThat(Axes.range("steps=1000000:1000008:3", INTEGERS).values())
                .containsExactly("1000000", "1000004", "1000008");
        assertThat(Axes.range("steps=1:1000:4:log", INTEGERS).values()).containsExactly("1", "10", "100", "1000");
    }

    @Test
    void roundsForASettingThatTakesWholeNumbersAlone() {
        assertThat(Axes.range("width=10:1000:5:log", INTEGERS).values())
                .containsExactly("10", "32", "100", "316", "1000");
        assertThat(Axes.range("width=1:2:2", INTEGERS).values()).containsExactly("1", "2");
        assertThatThrownBy(() -> Axes.range("width=1:2:3", INTEGERS)).hasMessageContaining("distinct values");
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
                "stepSize",
                "=1:2:3",
                "stepSize=1:2",
                "stepSize=2:1:3",
                "stepSize=1:2:1",
                "stepSize=0:2:3:log",
                "stepSize=a:2:3",
                "stepSize=1:2:3:lin",
                "stepSize=1:Infinity:3",
                "stepSize=1:2:99999"
            })
    void refusesOtherRangesInOneLine(String text) {
        assertThatThrownBy(() -> Axes.range(text, INTEGERS))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("--range");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "1..", "5..1", "1..1000000", "1;2", "-9223372036854775808..9223372036854775807"})
    void refusesOtherSeedsInOneLine(String text) {
        assertThatThrownBy(() -> Axes.seeds(text))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("--seeds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"loss", "=a,b", "loss=", "loss=a,,b"})
    void refusesOtherGridsInOneLine(String text) {
        assertThatThrownBy(() -> Axes.grid(text))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("--grid");
    }
}
