package minima.experiments.cli;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.HydratorSupplier;
import blue.strategic.parquet.ParquetReader;
import minima.actors.RunIds;
import minima.actors.RunOrder;
import minima.dashboards.export.TextFormat;
import minima.telemetry.event.Block;
import minima.telemetry.event.Recorded;
import minima.telemetry.event.RunState;
import minima.telemetry.journal.Journal;
import minima.training.claim.InvalidInput;
import org.apache.parquet.schema.MessageType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** A run of four strands, exported while its laboratory is open and after it has closed. */
class ExportCommandTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private static String run;
    private static String servedCsv;
    private static String servedJson;
    private static String refused;

    /** What was typed, and what came of it. */
    private record Answer(int code, String out, String err) {}

    @BeforeAll
    static void runAndAskTheOpenLaboratory() throws IOException {
        PlaceOptions where = new PlaceOptions();
        where.dataDir = folder.resolve("data");
        where.port = "0";
        where.kafka = "off";
        try (OpenLaboratory laboratory = OpenLaboratory.open(where, "serve")) {
            RunOrder order = new RunOrder(
                    RunIds.next("max-margin", 1),
                    "max-margin",
                    Map.of("steps", "200"),
                    1,
                    null,
                    null,
                    "log",
                    true,
                    null);
            run = laboratory.submit(order);
            await().atMost(PATIENCE)
                    .until(() -> laboratory.journal().run(run) != null
                            && laboratory.journal().run(run).state() == RunState.COMPLETED);
            servedCsv = asked(laboratory.url(), TextFormat.CSV);
            servedJson = asked(laboratory.url(), TextFormat.JSONL);
            refused = refusalOf(laboratory.url());
        }
    }

    @Test
    void isTheSameFromTheLaboratoryAndFromItsDataDirectory() throws IOException {
        assertThat(exported("csv")).isEqualTo(servedCsv).startsWith("run,strand,step,time,margin.l2,");
        assertThat(exported("jsonl")).isEqualTo(servedJson).startsWith("{\"run\":\"" + run);
        assertThat(servedCsv.lines().count())
                .isEqualTo(servedJson.lines().count() + 1)
                .isGreaterThan(300);
        assertThat(type("export", run).out()).isEqualTo(servedCsv);
    }

    @Test
    void holdsInParquetTheBitsOfTheJournal() throws IOException {
        Path file = folder.resolve("points.parquet");
        assertThat(type("export", run, "--format", "parquet", "-o", file.toString())
                        .code())
                .isZero();

        List<Map<String, Object>> rows;
        try (Stream<Map<String, Object>> found = ParquetReader.streamContent(file.toFile(), ROWS)) {
            rows = found.toList();
        }

        List<Map<String, Object>> expected = StoredRuns.withJournal(where(), ExportCommandTest::recorded);
        assertThat(rows).hasSameSizeAs(expected);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i)).isEqualTo(expected.get(i)); // Double.equals compares bits
        }
    }

    @Test
    void givesParquetItsTypes() throws IOException {
        Path file = folder.resolve("typed.parquet");
        type("export", run, "--format", "parquet", "-o", file.toString());

        MessageType schema =
                ParquetReader.readMetadata(file.toFile()).getFileMetaData().getSchema();

        assertThat(schema.toString())
                .contains("required binary run (STRING);")
                .contains("optional binary strand (STRING);")
                .contains("required int64 step;")
                .contains("required int64 time (TIMESTAMP(MILLIS,true));")
                .contains("optional double margin.l2;");
    }

    @Test
    void keepsInParquetWhatIsNoNumberApartFromWhatWasNotMeasured() throws IOException {
        Path csv = Files.writeString(
                folder.resolve("odd.csv"),
                "run,strand,step,time,a,b\nr,,1,2,NaN,\nr,s,2,3,-Infinity,-0.0\nr,s,3,4,4.9E-324,Infinity\n");
        Path file = folder.resolve("odd.parquet");

        ParquetTable.write(Files.newBufferedReader(csv), file);

        try (Stream<Map<String, Object>> rows = ParquetReader.streamContent(file.toFile(), ROWS)) {
            assertThat(rows)
                    .containsExactly(
                            Map.of("run", "r", "step", 1L, "time", 2L, "a", Double.NaN),
                            Map.of(
                                    "run",
                                    "r",
                                    "strand",
                                    "s",
                                    "step",
                                    2L,
                                    "time",
                                    3L,
                                    "a",
                                    Double.NEGATIVE_INFINITY,
                                    "b",
                                    -0.0),
                            Map.of(
                                    "run",
                                    "r",
                                    "strand",
                                    "s",
                                    "step",
                                    3L,
                                    "time",
                                    4L,
                                    "a",
                                    Double.MIN_VALUE,
                                    "b",
                                    Double.POSITIVE_INFINITY));
        }
    }

    @Test
    void saysInOneLineThatThereIsNoSuchRun() {
        Path file = folder.resolve("none.csv");

        Answer answer = type("export", "max-margin-1-none", "-o", file.toString());

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).isEqualTo("run must exist: run=max-margin-1-none. Maybe minima runs\n");
        assertThat(refused).isEqualTo("run must exist: run=max-margin-1-none. Maybe minima runs");
        assertThat(file).doesNotExist();
    }

    @Test
    void needsAFileForParquet() {
        Answer answer = type("export", run, "--format", "parquet");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).startsWith("parquet must go to a file").hasLineCount(1);
    }

    @Test
    void saysInOneLineThatTheFileCannotBeWritten() {
        Answer answer = type(
                "export",
                run,
                "-o",
                folder.resolve("absent").resolve("points.csv").toString());

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("export must come to its end").hasLineCount(1);
    }

    private static final HydratorSupplier<Map<String, Object>, Map<String, Object>> ROWS =
            HydratorSupplier.constantly(new Hydrator<>() {
                @Override
                public Map<String, Object> start() {
                    return new HashMap<>();
                }

                @Override
                public Map<String, Object> add(Map<String, Object> row, String column, Object value) {
                    if (value != null) {
                        row.put(column, value);
                    }
                    return row;
                }

                @Override
                public Map<String, Object> finish(Map<String, Object> row) {
                    return row;
                }
            });

    private static List<Map<String, Object>> recorded(Journal journal) {
        List<Map<String, Object>> rows = new ArrayList<>();
        try (Stream<Recorded> blocks = journal.blocks(run)) {
            blocks.map(Recorded::block).forEach(block -> addRows(block, rows));
        }
        return rows;
    }

    private static void addRows(Block block, List<Map<String, Object>> rows) {
        for (int row = 0; row < block.rows(); row++) {
            Map<String, Object> cells = new HashMap<>();
            cells.put("run", block.run());
            cells.put("strand", block.strand());
            cells.put("step", block.step(row));
            cells.put("time", block.timeMs(row));
            for (int m = 0; m < block.metrics().size(); m++) {
                cells.put(block.metrics().get(m), block.value(row, m));
            }
            rows.add(cells);
        }
    }

    private static String asked(String url, TextFormat format) throws IOException {
        StringWriter text = new StringWriter();
        MeasuredPoints.fromLaboratory(url, run, format, points -> points.transferTo(text));
        return text.toString();
    }

    private static String refusalOf(String url) {
        InvalidInput[] thrown = new InvalidInput[1];
        assertThatThrownBy(() -> MeasuredPoints.fromLaboratory(url, "max-margin-1-none", TextFormat.CSV, points -> {}))
                .isInstanceOfSatisfying(InvalidInput.class, refusal -> thrown[0] = refusal);
        return thrown[0].getMessage();
    }

    private static String exported(String format) throws IOException {
        Path file = folder.resolve("points." + format);
        assertThat(type("export", run, "--format", format, "-o", file.toString())
                        .code())
                .isZero();
        return Files.readString(file);
    }

    private static PlaceOptions where() {
        PlaceOptions where = new PlaceOptions();
        where.dataDir = folder.resolve("data");
        return where;
    }

    private static Answer type(String... arguments) {
        List<String> typed = new ArrayList<>(List.of(arguments));
        typed.addAll(List.of("--data-dir", folder.resolve("data").toString()));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code =
                Minima.commandLine(new PrintWriter(out), new PrintWriter(err)).execute(typed.toArray(String[]::new));
        return new Answer(code, out.toString(), err.toString());
    }
}
