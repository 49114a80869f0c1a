package minima.telemetry.event;

import minima.telemetry.event.Annotation.Change;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AnnotationTest {

    private static final String FOX = "\ud83e\udd8a"; // one character, two chars

    @Test
    void trimsTagsAndKeepsTheFirstOfThoseThatDifferInCapitalsAlone() {
        assertThat(new Change(null, List.of(" fig 3", "Paper", "\tfig 3 ", "PAPER", "ä", "Ä")).tags())
                .containsExactly("fig 3", "Paper", "ä");
    }

    @Test
    void takesANoteAsItWasTypedOnAnySystemWithoutTheSpaceAfterIt() {
        assertThat(new Change("  one\r\n\ttwo\rthree \n \n", null).note()).isEqualTo("  one\n\ttwo\nthree");
        assertThat(new Change(" \n ", null).note()).isEmpty();
    }

    @Test
    void leavesOutWhatIsToStayAsItIs() {
        assertThat(new Change(null, List.of()).note()).isNull();
        assertThat(new Change("", null).tags()).isNull();
    }

    @Test
    void countsCharactersAsPeopleDo() {
        assertThat(new Change(FOX.repeat(10_000), List.of(FOX.repeat(40))).tags())
                .containsExactly(FOX.repeat(40));
        requireRefusal(
                () -> new Change(FOX.repeat(10_001), null),
                "a note must have at most 10000 characters: characters=10001");
        requireRefusal(
                () -> new Change(null, List.of("t".repeat(41))),
                "a tag must have 1 to 40 characters: tag=" + "t".repeat(41));
        requireRefusal(() -> new Change(null, List.of("a", " ")), "a tag must have 1 to 40 characters: tag=");
    }

    @Test
    void takesTwentyTagsAndNoMore() {
        assertThat(new Change(null, tags(20)).tags()).hasSize(20);
        requireRefusal(() -> new Change(null, tags(21)), "a run must have at most 20 tags: tags=21");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "\"a\"", "a\nb", "a\u0000", "a\u202eb", "a\u2028b", "\ud83e"})
    void takesNoTagThatAQueryCannotNameOrThatHidesWhatItIs(String tag) {
        requireRefusal(
                () -> new Change(null, List.of(tag)),
                "a tag must hold no commas, double quotes or control characters: tag=" + tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000", "a\u001b[31m", "\ud83e"})
    void takesNoNoteThatADatabaseOrATerminalMightNotTake(String note) {
        requireRefusal(
                () -> new Change(note, null),
                "a note must hold no control characters but line breaks and tabs: note=" + note);
    }

    private static List<String> tags(int count) {
        return IntStream.range(0, count).mapToObj(k -> "tag " + k).toList();
    }

    private static void requireRefusal(Runnable change, String message) {
        assertThatThrownBy(change::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
