package minima.dashboards.export;

import minima.actors.RunJson;
import minima.actors.Sweep;
import minima.telemetry.event.BatchRecord;
import minima.telemetry.event.Block;
import minima.telemetry.event.BlockBuilder;
import minima.telemetry.event.Recorded;
import minima.telemetry.event.RunRecord;
import minima.telemetry.event.RunState;
import minima.telemetry.journal.Journal;
import minima.telemetry.journal.JournalConfig;
import minima.telemetry.journal.JournalWriter;
import minima.telemetry.kafka.StepJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;

class ExportTest {

    private static final String TWO_STRANDS =
            "{\"name\":\"a\",\"metrics\":[\"norm.l2\",\"loss.train\"]},{\"name\":\"b\",\"metrics\":[\"loss.train\",\"updates\"]}";
    private static final long SEED_3 = 3;

    @TempDir
    Path folder;

    private Journal journal;
    private JournalWriter writer;

    @BeforeEach
    void open() {
        journal = Journal.open(JournalConfig.in(folder));
        writer = JournalWriter.start(journal);
    }

    @AfterEach
    void close() {
        writer.close();
        journal.close();
    }

    @Test
    void leavesACellEmptyWhereAStrandDoesNotMeasureTheMetric() {
        journal.save(run("r", null, TWO_STRANDS));
        append("r", "b", List.of("loss.train", "updates"), 1, 0.25, 8);
        append("r", "a", List.of("norm.l2", "loss.train"), 1, 0.5, 0.125);

        assertThat(csv("r")).isEqualTo("""
                        run,strand,step,time,norm.l2,loss.train,updates
                        r,b,1,1700000000001,,0.25,8.0
                        r,a,1,1700000000001,0.5,0.125,
                        """);
    }

    @Test
    void givesBackTheBitsOfEveryNumber() {
        journal.save(run("r", null, ""));
        SplittableRandom random = new SplittableRandom(SEED_3);
        double[] numbers =
                random.longs(3_000).mapToDouble(Double::longBitsToDouble).toArray();
        double[] hard = {
            0.0,
            -0.0,
            Double.MIN_VALUE,
            -Double.MIN_NORMAL,
            Double.MAX_VALUE,
            1e23,
            2e-323,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY
        };
        System.arraycopy(hard, 0, numbers, 0, hard.length);
        appendRows("r", null, numbers);

        List<String> lines = csv("r").lines().skip(1).toList();

        assertThat(lines).hasSize(numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            String cell = lines.get(i).substring(lines.get(i).lastIndexOf(',') + 1);
            assertThat(Double.doubleToLongBits(Double.parseDouble(cell)))
                    .as("row %d: %s", i, cell)
                    .isEqualTo(Double.doubleToLongBits(numbers[i]));
        }
    }

    @Test
    void writesTheVeryRecordsThatKafkaIsSent() {
        journal.save(run("r", null, TWO_STRANDS));
        appendRows("r", "a", 1, Double.NaN, 3);
        appendRows("r", "b", 4, Double.NEGATIVE_INFINITY);
        StepJson json = new StepJson();
        List<String> expected = new ArrayList<>();
        for (Recorded recorded : journal.blocks("r").toList()) {
            for (int row = 0; row < recorded.size(); row++) {
                expected.add(new String(json.encode(recorded, row), StandardCharsets.UTF_8));
            }
        }

        assertThat(text("r", TextFormat.JSONL).lines()).isEqualTo(expected).hasSize(5);
        assertThat(expected.get(4)).contains("\"seq\":4,").contains("\"-Infinity\"");
    }

    @Test
    void namesTheOnlyStrandOfARunThoughItsRecordsDoNot() {
        journal.save(run("r", null, "{\"name\":\"logistic\",\"metrics\":[\"norm.l2\"]}"));
        appendRows("r", null, 1);

        assertThat(csv("r")).contains("\nr,logistic,0,");
    }

    @Test
    void endsWhereTheRunStoodWhenItWasAskedFor() {
        journal.save(run("r", null, TWO_STRANDS));
        appendRows("r", "a", 1, 2);
        Export export = Export.of(journal, "r");
        append("r", "late", List.of("later.metric"), 3, 9);

        assertThat(joined(export.text(TextFormat.CSV))).doesNotContain("late").hasLineCount(3);
        assertThat(csv("r")).contains(",later.metric\n").hasLineCount(4);
    }

    @Test
    void holdsTheRunsOfABatchInOneTableWithTheirSeedsAndSweptSettings() {
        batch("b");
        journal.save(run("b-3", "b", TWO_STRANDS));
        journal.save(run("b-0", "b", "{\"name\":\"a\",\"metrics\":[\"loss.train\"]}"));
        append("b-3", "a", List.of("norm.l2"), 1, 0.5);
        append("b-0", null, List.of("loss.train"), 2, 0.25);

        assertThat(csv("b")).isEqualTo("""
                        run,strand,step,time,seed,stepSize,loss,loss.train,norm.l2,updates
                        b-0,a,2,1700000000002,7,0.1,"a,b",0.25,,
                        b-3,a,1,1700000000001,9,2e-1,"a,b",,0.5,
                        """);
        assertThat(text("b", TextFormat.JSONL).lines().toList().get(1))
                .startsWith("{\"run\":\"b-3\",")
                .endsWith("\"norm.l2\":0.5,\"seed\":9,\"stepSize\":2e-1,\"loss\":\"a,b\"}");
    }

    /** A run or record of a batch whose other runs were exported before has the fields of its own. */
    @Test
    void givesEachLineTheSettingsOfItsOwnRun() {
        batch("b");
        for (int cell = 0; cell < 4; cell++) {
            journal.save(run("b-" + cell, "b", TWO_STRANDS));
            appendRows("b-" + cell, "a", 1, 2);
        }

        assertThat(csv("b").lines().skip(1).map(line -> line.split(",")[0] + line.split(",")[4] + line.split(",")[5]))
                .containsExactly(
                        "b-070.1", "b-070.1", "b-190.1", "b-190.1", "b-272e-1", "b-272e-1", "b-392e-1", "b-392e-1");
        assertThat(text("b", TextFormat.JSONL).lines().map(line -> line.substring(line.indexOf("\"seed\""))))
                .startsWith("\"seed\":7,\"stepSize\":0.1,\"loss\":\"a,b\"}")
                .endsWith("\"seed\":9,\"stepSize\":2e-1,\"loss\":\"a,b\"}");
    }

    /** Seeds 7 and 9 of two step sizes, and a setting of one value that would break a line. */
    private void batch(String id) {
        Sweep sweep = new Sweep(
                id,
                "experiment",
                Map.of(),
                List.of(new Sweep.Axis("stepSize", List.of("0.1", "2e-1")), new Sweep.Axis("loss", List.of("a,b"))),
                List.of(7L, 9L),
                null,
                null,
                "log",
                true,
                0);
        journal.save(new BatchRecord(id, "experiment", 4, RunState.RUNNING, 1, 0, RunJson.write(sweep)));
    }

    @Test
    void makesOnlyTheFewRowsThatAreAskedFor() {
        journal.save(run("r", null, TWO_STRANDS));
        appendRows("r", "a", new double[10_000]);

        Iterator<String> pieces = Export.of(journal, "r").text(TextFormat.CSV);
        List<String> all = new ArrayList<>();
        pieces.forEachRemaining(all::add);

        assertThat(all).allSatisfy(piece -> assertThat(piece.lines().count()).isLessThanOrEqualTo(257));
        assertThat(String.join("", all)).hasLineCount(10_001);
    }

    @Test
    void isAHeaderAloneWhereNothingWasMeasured() {
        journal.save(run("r", null, TWO_STRANDS));

        assertThat(csv("r")).isEqualTo("run,strand,step,time,norm.l2,loss.train,updates\n");
        assertThat(text("r", TextFormat.JSONL)).isEmpty();
    }

    @Test
    void quotesWhatWouldBreakALine() {
        journal.save(run("r", null, ""));
        append("r", "a \"b\", c\nd", List.of("norm.l2"), 1, 0.5);

        assertThat(csv("r")).endsWith("\nr,\"a \"\"b\"\", c\nd\",1,1700000000001,0.5\n");
    }

    @Test
    void knowsNeitherARunNorABatchOfAnotherName() {
        journal.save(run("r", "sweep", TWO_STRANDS));

        assertThat(Export.of(journal, "R")).isNull();
    }

    private String csv(String id) {
        return text(id, TextFormat.CSV);
    }

    private String text(String id, TextFormat format) {
        return joined(Export.of(journal, id).text(format));
    }

    private static String joined(Iterator<String> pieces) {
        StringBuilder text = new StringBuilder();
        pieces.forEachRemaining(text::append);
        return text.toString();
    }

    private void append(String run, String strand, List<String> metrics, long step, double... values) {
        BlockBuilder rows = Block.builder(run, "experiment", strand, metrics, 1);
        rows.row(step, 1_700_000_000_000L + step);
        for (int m = 0; m < values.length; m++) {
            rows.set(m, values[m]);
        }
        writer.append(rows.build()).toCompletableFuture().join();
    }

    /** A row a value of norm.l2, steps from 0. */
    private void appendRows(String run, String strand, double... values) {
        BlockBuilder rows = Block.builder(run, "experiment", strand, List.of("norm.l2"), values.length);
        for (int step = 0; step < values.length; step++) {
            rows.row(step, 1_700_000_000_000L + step);
            rows.set(0, values[step]);
        }
        writer.append(rows.build()).toCompletableFuture().join();
    }

    private static RunRecord run(String id, String batch, String strands) {
        return new RunRecord(
                id,
                "experiment",
                "family",
                "Title",
                batch,
                7,
                100,
                RunState.RUNNING,
                1,
                1,
                0,
                "{}",
                List.of("run"),
                null,
                "{\"report\":{\"strands\":[" + strands + "]}}");
    }
}
