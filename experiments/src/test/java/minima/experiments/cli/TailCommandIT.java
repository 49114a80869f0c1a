package minima.experiments.cli;

import minima.actors.RunIds;
import minima.actors.RunJson;
import minima.actors.RunOrder;
import minima.telemetry.event.RunState;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Two runs streamed to the embedded broker: printed while the laboratory is open, and after it has closed. */
class TailCommandIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private static final List<String> RUNS = new ArrayList<>();
    private static String live;

    /** What was typed, and what came of it. */
    private record Answer(int code, String out, String err) {}

    @BeforeAll
    static void streamTwoRuns() {
        PlaceOptions where = new PlaceOptions();
        where.dataDir = folder;
        where.port = "off";
        try (OpenLaboratory laboratory = OpenLaboratory.open(where, "run")) {
            for (long seed = 1; seed <= 2; seed++) {
                RUNS.add(laboratory.submit(new RunOrder(
                        RunIds.next("min-norm", seed),
                        "min-norm",
                        Map.of("steps", "50"),
                        seed,
                        null,
                        null,
                        "1",
                        true,
                        null)));
            }
            await().atMost(PATIENCE).until(() -> RUNS.stream()
                    .allMatch(run -> laboratory.journal().run(run) != null
                            && laboratory.journal().run(run).state() == RunState.COMPLETED));
            await().atMost(PATIENCE).until(() -> laboratory.drain() == 0);
            live = type("tail", "--no-follow").out();
        }
    }

    @Test
    void printsEveryMeasuredStepOnceAndInItsOrder() {
        for (String run : RUNS) {
            List<Long> numbers = steps(type("tail", "--run", run));

            assertThat(numbers).hasSizeGreaterThan(50);
            for (int i = 0; i < numbers.size(); i++) {
                assertThat(numbers.get(i)).isEqualTo(i);
            }
        }
    }

    @Test
    void printsTheSameWhileTheLaboratoryIsOpen() {
        List<String> stored = type("tail").out().lines().toList();

        assertThat(live.lines()).containsExactlyInAnyOrderElementsOf(stored);
        assertThat(stored).anyMatch(line -> line.contains("\"kind\":\"completed\""));
    }

    @Test
    void saysInOneLineThatNoBrokerAnswers() {
        Answer answer = type("tail", "--kafka", "127.0.0.1:1");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err())
                .startsWith("a broker must answer: kafka=127.0.0.1:1")
                .hasLineCount(1);
    }

    private static List<Long> steps(Answer answer) {
        assertThat(answer.code()).as(answer.err()).isZero();
        return answer.out()
                .lines()
                .map(RunJson::parse)
                .filter(record -> record.has("seq") && !record.has("measure")) // frames count for themselves
                .map(record -> record.get("seq").asLong())
                .toList();
    }

    private static Answer type(String... arguments) {
        List<String> typed = new ArrayList<>(List.of(arguments));
        typed.addAll(List.of("--data-dir", folder.toString()));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code =
                Minima.commandLine(new PrintWriter(out), new PrintWriter(err)).execute(typed.toArray(String[]::new));
        return new Answer(code, out.toString(), err.toString());
    }
}
