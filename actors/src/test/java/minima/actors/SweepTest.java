package minima.actors;

import minima.training.claim.InvalidInput;
import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SweepTest {

    private static final List<Sweep.Axis> AXES = List.of(
            new Sweep.Axis("stepSize", List.of("0.1", "0.2", "0.3"), true),
            new Sweep.Axis("steps", List.of("10", "20")));

    @Test
    void hasACellForEachCombinationWithEachSeedTheSeedFastest() {
        Sweep sweep = sweep(AXES, List.of(7L, 8L));

        assertThat(sweep.cells()).isEqualTo(12);
        assertThat(sweep.swept(0)).isEqualTo(Map.of("stepSize", "0.1", "steps", "10"));
        assertThat(sweep.seed(1)).isEqualTo(8);
        assertThat(sweep.swept(1)).isEqualTo(sweep.swept(0));
        assertThat(sweep.swept(2)).isEqualTo(Map.of("stepSize", "0.1", "steps", "20"));
        assertThat(sweep.swept(11)).isEqualTo(Map.of("stepSize", "0.3", "steps", "20"));
        Set<Object> distinct = new HashSet<>();
        IntStream.range(0, 12).forEach(cell -> distinct.add(List.of(sweep.swept(cell), sweep.seed(cell))));
        assertThat(distinct).hasSize(12);
        IntStream.range(0, 12)
                .forEach(cell -> assertThat(sweep.cellOf(sweep.run(cell))).isEqualTo(cell));
    }

    @Test
    void namesEachRunByItsCellSoThatABatchKnowsWhatItHasSubmitted() {
        RunOrder order = sweep(AXES, List.of(7L)).order(3);

        assertThat(order.run()).isEqualTo("b-3");
        assertThat(order.batch()).isEqualTo("b");
        assertThat(order.settings()).containsEntry("throwsAt", "0").containsEntry("steps", "20");
    }

    @Test
    void isTheSameAfterItsWayThroughTheJournal() {
        Sweep sweep = sweep(AXES, List.of(1L, 2L));

        assertThat(RunJson.read(RunJson.write(sweep), Sweep.class)).isEqualTo(sweep);
    }

    @Test
    void refusesWhatCannotBeSweptWithTheRuleAndTheValue() {
        assertRefused(
                () -> sweep(List.of(new Sweep.Axis("steps", List.of("10", "10"))), List.of(1L)), "distinct values");
        assertRefused(() -> sweep(AXES, List.of(1L, 1L)), "distinct seeds: seeds=[1, 1]");
        assertRefused(() -> sweep(List.of(AXES.get(0), AXES.get(0)), List.of(1L)), "axes must be of distinct settings");
        List<String> many =
                IntStream.range(1, 20_000).mapToObj(Integer::toString).toList();
        assertRefused(
                () -> sweep(List.of(AXES.get(0), AXES.get(1), new Sweep.Axis("momentum", many)), List.of(1L)),
                "at most 100,000 runs: runs=119,994");
        assertRefused(
                () -> sweep(List.of(new Sweep.Axis("stepsize", List.of("1"))), List.of(1L))
                        .checked(Map.of("tiny-descent", new TinyDescent())),
                "setting must exist: setting=stepsize. Maybe stepSize");
        assertRefused(
                () -> sweep(List.of(new Sweep.Axis("stepSize", List.of("0.1", "fast"))), List.of(1L))
                        .checked(Map.of("tiny-descent", new TinyDescent())),
                "stepSize must be a number: stepSize=fast");
    }

    @Test
    void refusesASettingThatIsFixedAndSweptAndAValueThatIsWrittenInTwoWays() {
        assertRefused(
                () -> sweep(List.of(new Sweep.Axis("throwsAt", List.of("1"))), List.of(1L)),
                "a setting must be fixed or swept, not both: setting=throwsAt");
        assertRefused(
                () -> sweep(List.of(new Sweep.Axis("stepSize", List.of("0.1", "0.10"))), List.of(1L))
                        .checked(Map.of("tiny-descent", new TinyDescent())),
                "axes must have distinct values: {stepSize=0.10}");
    }

    private static void assertRefused(Runnable sweep, String message) {
        assertThatThrownBy(sweep::run).isInstanceOf(InvalidInput.class).hasMessageContaining(message);
    }

    private static Sweep sweep(List<Sweep.Axis> axes, List<Long> seeds) {
        return new Sweep("b", "tiny-descent", Map.of("throwsAt", "0"), axes, seeds, null, null, "log", true, 0);
    }
}
