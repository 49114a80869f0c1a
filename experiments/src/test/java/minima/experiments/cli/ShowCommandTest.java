package minima.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.RunJson;
import minima.telemetry.event.Annotation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** What people have written to a run, as it is shown where no laboratory serves. */
class ShowCommandTest {

    @TempDir
    Path folder;

    @Test
    void printsTagsAndANoteWhereThereAreAny() {
        String run = RunJson.parse(
                        type("run", "max-margin", "--steps", "20", "--json", "--kafka", "off", "--port", "off"))
                .at("/runs/0/run")
                .asText();
        assertThat(type("show", run)).doesNotContain("note:", "tags:");

        PlaceOptions where = new PlaceOptions();
        where.dataDir = folder.resolve("data");
        StoredRuns.withJournal(where, journal -> journal.notes()
                .write(run, new Annotation.Change("batch size\nwas wrong", List.of("paper", "fig 3"))));

        assertThat(type("show", run))
                .contains("  tags: paper, fig 3%n  note: batch size%n        was wrong%n".formatted());
        JsonNode report = RunJson.parse(type("show", run, "--json"));
        assertThat(report.path("note").asText()).isEqualTo("batch size\nwas wrong");
        assertThat(report.path("tags")).isEqualTo(RunJson.parse("[\"paper\",\"fig 3\"]"));
        Path file = folder.resolve("report.html");
        type("show", run, "--html", file.toString());
        assertThat(file).content().contains("paper, fig 3", "batch size\nwas wrong");
        assertThat(RunJson.parse(type("runs", "--json")).at("/runs/0/tags")).isEqualTo(report.path("tags"));
    }

    private String type(String... arguments) {
        List<String> typed = new ArrayList<>(Arrays.asList(arguments));
        typed.addAll(List.of("--data-dir", folder.resolve("data").toString()));
        StringWriter out = new StringWriter();
        Minima.commandLine(new PrintWriter(out), new PrintWriter(new StringWriter()))
                .execute(typed.toArray(String[]::new));
        return out.toString();
    }
}
