package minima.experiments.cli;

import blue.strategic.parquet.ParquetReader;
import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.RunJson;
import minima.actors.Sweep;
import minima.experiments.Catalogue;
import minima.telemetry.catalogue.Metric;
import minima.training.claim.Experiment;
import minima.training.claim.Materials;
import minima.training.claim.Rehearsal;
import minima.training.claim.SettingsRecord;
import minima.training.claim.Strand;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** Six runs, two step sizes with three seeds, of which the greater step diverges. */
class SweepCommandTest {

    private static final List<String> SWEEP = List.of(
            "sweep",
            "min-norm",
            "--grid",
            "relativeStep=0.5,3",
            "--seeds",
            "1..3",
            "--steps",
            "600",
            "--set",
            "problem=gaussian",
            "--set",
            "samples=4",
            "--set",
            "dimension=7");

    @TempDir
    static Path folder;

    private static Answer swept;
    private static JsonNode report;
    private static String batch;

    /** What was typed, and what came of it. */
    private record Answer(int code, String out, String err) {}

    @BeforeAll
    static void sweep() {
        List<String> typed = new ArrayList<>(SWEEP);
        typed.addAll(List.of("--port", "off", "--kafka", "off", "--json"));
        swept = type(typed);
        report = RunJson.parse(swept.out()).path("batches").get(0);
        batch = report.path("batch").asText();
    }

    @Test
    void runsEveryCellAndSaysByItsCodeThatSomeDiverged() {
        assertThat(swept.code()).as(swept.err()).isEqualTo(3);
        assertThat(report.path("counts").toString()).isEqualTo("{\"COMPLETED\":3,\"DIVERGED\":3}");
        for (JsonNode cell : report.path("cells")) {
            boolean stable = cell.path("swept").path("relativeStep").asText().equals("0.5");
            assertThat(cell.path("status").asText()).isEqualTo(stable ? "COMPLETED" : "DIVERGED");
        }
    }

    @Test
    void givesTheNumbersOfARehearsalOfEachCell() {
        for (int seed = 1; seed <= 3; seed++) {
            Map<String, String> settings = Map.of(
                    "relativeStep", "0.5", "steps", "600", "problem", "gaussian", "samples", "4", "dimension", "7");
            Rehearsal rehearsal =
                    Rehearsal.of(Catalogue.experiments().get("min-norm").trialOf(settings, Materials.none(seed)));
            JsonNode cell = report.path("cells").get(seed - 1);

            assertThat(cell.path("seed").asInt()).isEqualTo(seed);
            for (Strand strand : rehearsal.trial().strands()) {
                assertThat(cell.path("values")
                                .path(strand.name())
                                .path("norm.l2")
                                .asDouble())
                        .isEqualTo(rehearsal.history().last(strand, "norm.l2"));
            }
        }
    }

    @Test
    void showsATableOfMeansWithIntervalsAndWhereToLookForWhatDiverged() {
        Answer shown = type(List.of("show", batch));
        JsonNode summary =
                report.path("groups").get(0).path("values").path("outside-span").path("norm.l2");
        String mean = "%.5g".formatted(summary.path("mean").asDouble());

        assertThat(shown.code()).isZero();
        assertThat(shown.out())
                .startsWith(batch + "  6 runs: 3 completed, 3 diverged\n")
                .contains("outside-span\n  relativeStep")
                .containsPattern("  0\\.5 +3 of 3 +24 of 24 .* " + mean.replace(".", "\\.") + " ± ")
                .containsPattern("  3 +0 of 3 +0 of 0 +- +- +-\n")
                .contains("DIVERGED {\"relativeStep\":\"3\"}, seed 2: ./minima show " + batch + "-4\n");
        assertThat(RunJson.parse(type(List.of("show", batch, "--json")).out())).isEqualTo(report);
    }

    @Test
    void isOneLineOfTheRunsAndItsRunsAreListedByItsId() {
        assertThat(type(List.of("runs")).out()).isEqualTo(batch + "  6 runs: 3 completed, 3 diverged\n");
        assertThat(type(List.of("runs", "--batch", batch)).out())
                .hasLineCount(6)
                .contains(batch + "-5 ");
        JsonNode listed = RunJson.parse(type(List.of("runs", "--json")).out());
        assertThat(listed.path("runs")).isEmpty();
        assertThat(listed.path("batches").get(0).path("batch").asText()).isEqualTo(batch);
    }

    @Test
    void isExportedAsOneTableWithSeedsAndSettings() throws IOException {
        List<String> lines = type(List.of("export", batch)).out().lines().toList();
        Path parquet = folder.resolve("points.parquet");
        type(List.of("export", batch, "--format", "parquet", "-o", parquet.toString()));

        assertThat(lines.get(0)).startsWith("run,strand,step,time,seed,relativeStep,distance.");
        Set<List<String>> cells = new HashSet<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] row = line.split(",", -1);
            cells.add(List.of(row[0], row[4], row[5]));
        }
        assertThat(cells)
                .containsExactlyInAnyOrder(
                        List.of(batch + "-0", "1", "0.5"),
                        List.of(batch + "-1", "2", "0.5"),
                        List.of(batch + "-2", "3", "0.5"),
                        List.of(batch + "-3", "1", "3"),
                        List.of(batch + "-4", "2", "3"),
                        List.of(batch + "-5", "3", "3"));
        assertThat(ParquetReader.readMetadata(parquet.toFile())
                        .getFileMetaData()
                        .getSchema()
                        .toString())
                .contains("required int64 seed;")
                .contains("required binary relativeStep (STRING);")
                .contains("optional double norm.l2;");
        assertThat(ParquetReader.readMetadata(parquet.toFile()).getBlocks().stream()
                        .mapToLong(block -> block.getRowCount())
                        .sum())
                .isEqualTo(lines.size() - 1L);
    }

    @Test
    void comesToTheSameInALaboratoryThatServes() {
        PlaceOptions where = new PlaceOptions();
        where.dataDir = folder.resolve("served");
        where.port = "0";
        where.kafka = "off";
        StringWriter out = new StringWriter();
        try (OpenLaboratory laboratory = OpenLaboratory.open(where, "serve")) {
            RemoteLaboratory remote = new RemoteLaboratory(laboratory.url());
            Foreground foreground =
                    new Foreground(new PrintWriter(out), new PrintWriter(new StringWriter()), true, false);

            int code = foreground.remote(new WatchedBatch(remote, remote.launch(asTyped())));

            assertThat(code).isEqualTo(3);
            assertThat(laboratory.journal().unfinishedBatches()).isEmpty();
        }
        assertThat(RunJson.parse(out.toString()).path("batches").get(0).path("groups"))
                .isEqualTo(report.path("groups"));
    }

    private static Sweep asTyped() {
        return new Sweep(
                "unused",
                "min-norm",
                Map.of("steps", "600", "problem", "gaussian", "samples", "4", "dimension", "7"),
                List.of(new Sweep.Axis("relativeStep", List.of("0.5", "3"))),
                List.of(1L, 2L, 3L),
                null,
                null,
                "log",
                true,
                0);
    }

    /** Settings are columns of a batch's table beside these. */
    @Test
    void namesNoSettingAsAnotherColumnOfATable() {
        Set<String> columns = new HashSet<>(Set.of("run", "strand", "step", "time", "seed"));
        List.of(Metric.values()).forEach(metric -> columns.add(metric.key()));
        for (Experiment<?> experiment : Catalogue.experiments().values()) {
            assertThat(SettingsRecord.describe(experiment.defaults()))
                    .as(experiment.claim().id())
                    .noneMatch(setting -> columns.contains(setting.name()));
        }
    }

    private static Answer type(List<String> arguments) {
        List<String> typed = new ArrayList<>(arguments);
        typed.addAll(List.of("--data-dir", folder.resolve("data").toString()));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code =
                Minima.commandLine(new PrintWriter(out), new PrintWriter(err)).execute(typed.toArray(String[]::new));
        return new Answer(code, out.toString(), err.toString());
    }
}
