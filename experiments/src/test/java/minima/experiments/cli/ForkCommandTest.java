package minima.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.ForkRequest;
import minima.actors.RunJson;
import minima.training.claim.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Forks as they are typed, each command a process's life of its own. */
class ForkCommandTest {

    @TempDir
    Path folder;

    private record Answer(int code, String out, String err) {}

    @Test
    void goesOnBitForBitOrWithOtherSettingsAndIsShown() {
        String parent = run("run", "max-margin", "--set", "batchSize=2", "--set", "momentum=0.5", "--steps", "400");
        String same = run("fork", parent, "--at", "150");
        String other = run("fork", parent, "--at", "150", "--set", "stepSize=0.01", "--set", "loss=exponential");
        String squares = run("run", "min-norm", "--steps", "300");
        String slower = run("fork", squares, "--at", "20", "--set", "relativeStep=0.5", "--steps", "600");

        assertThat(rows(same).values()).containsExactlyElementsOf(tail(rows(parent), 150));
        assertThat(rows(other).keySet())
                .containsExactlyElementsOf(rows(same).keySet().stream()
                        .map(key -> key.replace("logistic", "exponential"))
                        .sorted()
                        .toList());
        assertThat(rows(slower).lastKey()).endsWith("0600");
        String shown = type("show", parent).out();
        assertThat(shown)
                .contains("  fork %s at step 150%n".formatted(same))
                .contains("  fork %s at step 150, loss = exponential, stepSize = 0.01%n".formatted(other));
        assertThat(type("show", other).out())
                .contains("  forked from %s at step 150, loss = exponential, stepSize = 0.01%n".formatted(parent))
                .contains("./minima fork %s --at 150 --set loss=exponential --set stepSize=0.01".formatted(parent));
        JsonNode listed =
                RunJson.parse(type("runs", "--json").out()).path("runs").get(0);
        assertThat(listed.path("parent").toString())
                .isEqualTo("{\"run\":\"%s\",\"step\":20,\"settings\":{\"relativeStep\":0.5,\"steps\":600}}"
                        .formatted(squares));
        assertThat(type("runs").out()).contains("forked from %s at step 150".formatted(parent));
    }

    @Test
    void refusesInOneLine() {
        String parent = run("run", "max-margin", "--steps", "50");

        requireMistake("run must exist: run=none. Maybe minima runs", "fork", "none", "--at", "1");
        requireMistake("at must be a step that the run has taken, from 0 to 50: at=51", "fork", parent, "--at", "51");
        requireMistake(
                "setting must exist: setting=stepz. Maybe steps", "fork", parent, "--at", "5", "--set", "stepz=1");
        requireMistake("Missing required option: '--at=STEP'. See --help", "fork", parent);
    }

    @Test
    void asksALaboratoryThatServes() {
        PlaceOptions where = new PlaceOptions();
        where.dataDir = folder.resolve("data");
        where.port = "0";
        where.kafka = "off";
        String parent = run("run", "max-margin", "--steps", "50");
        try (OpenLaboratory laboratory = OpenLaboratory.open(where, "serve")) {
            RemoteLaboratory remote = new RemoteLaboratory(laboratory.url());

            String fork = remote.fork(new ForkRequest(parent, 20, Map.of("momentum", "0.5")));

            assertThat(remote.report(fork).path("parent").path("step").asLong()).isEqualTo(20);
            assertThatThrownBy(() -> remote.fork(new ForkRequest("no such run", 20, Map.of())))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageStartingWith("run must exist: run=no such run");
        }
    }

    private void requireMistake(String line, String... arguments) {
        Answer answer = place(arguments);
        assertThat(answer.err().strip()).isEqualTo(line);
        assertThat(answer.code()).isEqualTo(2);
    }

    /** Runs or forks; the id. */
    private String run(String... arguments) {
        List<String> typed = new ArrayList<>(List.of(arguments));
        typed.add("--json");
        Answer answer = place(typed.toArray(String[]::new));
        assertThat(answer.code()).as(answer.err()).isLessThan(2);
        return RunJson.parse(answer.out()).path("runs").get(0).path("run").asText();
    }

    /** Strand and step to what was measured there, as text that reads back bit for bit. */
    private TreeMap<String, String> rows(String run) {
        TreeMap<String, String> rows = new TreeMap<>();
        type("export", run).out().lines().skip(1).forEach(line -> {
            String[] cells = line.split(",", 5);
            String key = "%s %04d".formatted(cells[1], Long.parseLong(cells[2]));
            rows.put(key, cells[1] + cells[2] + cells[4]);
        });
        return rows;
    }

    private static List<String> tail(TreeMap<String, String> rows, long from) {
        List<String> tail = new ArrayList<>();
        rows.forEach((key, row) -> {
            if (Long.parseLong(key.replaceAll(".* ", "")) >= from) {
                tail.add(row);
            }
        });
        return tail;
    }

    private Answer place(String... arguments) {
        List<String> typed = new ArrayList<>(List.of(arguments));
        typed.addAll(List.of("--kafka", "off", "--port", "off"));
        return type(typed.toArray(String[]::new));
    }

    private Answer type(String... arguments) {
        List<String> typed = new ArrayList<>(List.of(arguments));
        typed.addAll(List.of("--data-dir", folder.resolve("data").toString()));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code =
                Minima.commandLine(new PrintWriter(out), new PrintWriter(err)).execute(typed.toArray(String[]::new));
        return new Answer(code, out.toString(), err.toString());
    }
}
