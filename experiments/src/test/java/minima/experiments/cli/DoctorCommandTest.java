package minima.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.RunJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

class DoctorCommandTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void findsNothingThatFailsHereAndMakesNothing() {
        Path data = folder.resolve("data");

        assertThat(doctor(data, "--json")).isZero();

        JsonNode checks = RunJson.parse(out.toString()).path("checks");
        assertThat(checks.findValuesAsText("check"))
                .contains("jdk", "vectors", "memory", "nd4j", "cuda", "port 7070", "data directory", "disk", "journal");
        assertThat(checks.findValuesAsText("state")).isSubsetOf("ok", "warn");
        assertThat(find(checks, "vectors").path("state").asText()).isEqualTo("ok"); // tests run with the flag
        assertThat(data).doesNotExist();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void failsWhereTheDataDirectoryIsAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThat(doctor(file.resolve("data"))).isEqualTo(1);

        assertThat(out.toString()).containsPattern("(?m)^fail +data directory").contains("→ --data-dir FOLDER");
    }

    @Test
    void failsWhereTheJournalIsNone() throws IOException {
        Path journal = Files.createDirectories(folder.resolve("data").resolve("journal"));
        Files.writeString(journal.resolve("journal.mv.db"), "not a journal");

        assertThat(doctor(folder.resolve("data"))).isEqualTo(1);

        assertThat(out.toString()).containsPattern("(?m)^fail +journal");
    }

    @Test
    void saysWhoUsesTheDataDirectory() throws IOException {
        try (DataDirectory owned = DataDirectory.take(folder)) {
            owned.announce(new DataDirectory.Owner(ProcessHandle.current().pid(), "run", ""));

            assertThat(doctor(folder)).isZero();

            assertThat(out.toString()).contains("in use by").contains("in use, so it was not opened");
        }
    }

    private int doctor(Path data, String... more) {
        String[] arguments = {"doctor", "--quick", "--data-dir", data.toString()};
        String[] all = new String[arguments.length + more.length];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return Minima.commandLine(new PrintWriter(out), new PrintWriter(err)).execute(all);
    }

    private static JsonNode find(JsonNode checks, String name) {
        for (JsonNode check : checks) {
            if (check.path("check").asText().equals(name)) {
                return check;
            }
        }
        throw new AssertionError("no such check: " + name);
    }
}
