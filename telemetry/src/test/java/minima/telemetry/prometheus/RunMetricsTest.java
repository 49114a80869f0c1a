package minima.telemetry.prometheus;

import minima.telemetry.event.Block;
import minima.telemetry.event.RunRecord;
import minima.telemetry.event.RunState;
import minima.telemetry.journal.Journal;
import minima.telemetry.journal.JournalConfig;
import minima.telemetry.journal.JournalWriter;
import minima.telemetry.journal.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

class RunMetricsTest {

    private final RunMetrics metrics = new RunMetrics();

    @Test
    void tellsTheLastRowOfEachStrand() {
        running("a");
        metrics.update(Rows.steps("a", "left", 0, 9, "margin.l2", "norm.l2"));
        metrics.update(Rows.steps("a", "right", 0, 4, "margin.l2"));

        assertThat(scrape())
                .containsEntry("minima_margin_l2{experiment=\"max-margin\",run=\"a\",seed=\"7\",strand=\"left\"}", 9.0)
                .containsEntry("minima_norm_l2{experiment=\"max-margin\",run=\"a\",seed=\"7\",strand=\"left\"}", 9.1)
                .containsEntry(
                        "minima_margin_l2{experiment=\"max-margin\",run=\"a\",seed=\"7\",strand=\"right\"}", 4.0);
    }

    @Test
    void hasNoSeriesBeforeARunStartsNorAfterItHasEnded() {
        Block block = Rows.steps("a", null, 0, 9, "margin.l2");
        metrics.state(Rows.run("a", 1));
        metrics.update(block);
        assertThat(scrape().keySet()).noneMatch(series -> series.contains("run=\"a\""));

        running("a");
        metrics.update(block);
        assertThat(scrape().keySet()).anyMatch(series -> series.contains("run=\"a\""));

        metrics.state(Rows.run("a", 1).in(RunState.DIVERGED, 9));
        metrics.update(block);
        assertThat(scrape().keySet()).noneMatch(series -> series.contains("run=\"a\""));
    }

    @Test
    void countsRunsByState() {
        metrics.state(Rows.run("a", 1));
        metrics.state(Rows.run("b", 1));
        running("b");
        running("b");
        metrics.state(Rows.run("c", 1).in(RunState.FAILED, 9));

        assertThat(scrape())
                .containsEntry("minima_runs{state=\"QUEUED\"}", 1.0)
                .containsEntry("minima_runs{state=\"RUNNING\"}", 1.0)
                .containsEntry("minima_runs{state=\"FAILED\"}", 1.0)
                .containsEntry("minima_runs{state=\"COMPLETED\"}", 0.0);
    }

    @Test
    void givesSeriesOfTheirOwnToTheNewestRunsAndFoldsTheRest() {
        for (int run = 0; run < 1000; run++) {
            running("run-" + run);
            metrics.update(Rows.steps("run-" + run, null, run, run, "margin.l2", "norm.l2"));
        }
        Map<String, Double> scrape = scrape();

        assertThat(scrape.keySet().stream().filter(series -> series.contains("run=\"")))
                .hasSize(200 * 2);
        assertThat(scrape.keySet()).anyMatch(series -> series.contains("run=\"run-999\""));
        assertThat(scrape.keySet()).noneMatch(series -> series.contains("run=\"run-799\""));
        assertThat(scrape)
                .containsEntry("minima_rest_runs{experiment=\"max-margin\"}", 800.0)
                .containsEntry("minima_rest_margin_l2{experiment=\"max-margin\",stat=\"min\",strand=\"\"}", 0.0)
                .containsEntry("minima_rest_margin_l2{experiment=\"max-margin\",stat=\"max\",strand=\"\"}", 799.0);
        assertThat(scrape.get("minima_rest_margin_l2{experiment=\"max-margin\",stat=\"mean\",strand=\"\"}"))
                .isCloseTo(799 / 2.0, within(1e-9));
    }

    @Test
    void givesRunsThatWereFoldedSeriesOfTheirOwnWhenNewerOnesEnd() {
        for (int run = 0; run < 201; run++) {
            running("run-" + run);
            metrics.update(Rows.steps("run-" + run, null, 0, 0, "margin.l2"));
        }
        metrics.state(Rows.run("run-200", 1).in(RunState.COMPLETED, 9));

        assertThat(scrape().keySet()).anyMatch(series -> series.contains("run=\"run-0\""));
    }

    @Test
    void neverHasMoreSeriesThanTwoHundredStrandsNeed() {
        for (int run = 0; run < 500; run++) {
            running("run-" + run);
            for (int strand = 0; strand < 7; strand++) {
                metrics.update(Rows.steps("run-" + run, "s" + strand, 0, 0, "margin.l2"));
            }
        }

        assertThat(scrape().keySet().stream().filter(series -> series.contains("run=\"")))
                .hasSize(200 / 7 * 7);
    }

    @Test
    void escapesWhatStandsInLabels() {
        String hostile = "a\"\\\n}{,=é😀";
        RunRecord run = Rows.run(hostile, 1).in(RunState.RUNNING, 1);
        metrics.state(run);
        metrics.update(Rows.steps(hostile, hostile, 0, 0, "margin.l2"));

        assertThat(scrape().keySet())
                .anyMatch(series ->
                        series.contains("run=\"a\\\"\\\\\\n}{,=é😀\"") && series.startsWith("minima_margin_l2{"));
    }

    @Test
    void tellsNumbersThatAreNone() {
        running("a");
        for (String metric : new String[] {"margin.l2", "norm.l2", "loss.train"}) {
            var rows = Block.builder("a", "max-margin", null, java.util.List.of(metric), 1);
            rows.row(0, 0);
            rows.set(
                    0,
                    Map.of(
                                    "margin.l2",
                                    Double.NaN,
                                    "norm.l2",
                                    Double.POSITIVE_INFINITY,
                                    "loss.train",
                                    Double.NEGATIVE_INFINITY)
                            .get(metric));
            metrics.update(rows.build());
        }

        Map<String, Double> scrape = scrape();
        assertThat(value(scrape, "minima_margin_l2")).isNaN();
        assertThat(value(scrape, "minima_norm_l2")).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(value(scrape, "minima_loss_train")).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void countsStepsQuantaAndDroppedFrames() {
        metrics.quantum(1000);
        metrics.quantum(500);
        metrics.droppedFrames(3);

        assertThat(scrape())
                .containsEntry("minima_steps_total", 1500.0)
                .containsEntry("minima_quanta_total", 2.0)
                .containsEntry("minima_frames_dropped_total", 3.0)
                .containsKey("jvm_threads_current");
    }

    @Test
    void tellsOfTheJournal(@TempDir Path folder) {
        try (Journal journal = Journal.open(JournalConfig.in(folder));
                JournalWriter writer = JournalWriter.start(journal)) {
            metrics.watch(writer);
            writer.append(Rows.steps("a", null, 0, 9, "margin.l2"))
                    .toCompletableFuture()
                    .join();

            await().until(() -> value(scrape(), "minima_journal_commit_seconds_count") == 1);
            assertThat(scrape())
                    .containsEntry("minima_journal_up", 1.0)
                    .containsEntry("minima_journal_waiting", 0.0)
                    .containsEntry("minima_journal_failures_total", 0.0);
        }
    }

    @Test
    void neverNamesAStep() {
        running("a");
        metrics.update(Rows.steps("a", null, 0, 9, "margin.l2"));

        assertThat(scrape().keySet()).noneMatch(series -> series.contains("step="));
    }

    private void running(String run) {
        metrics.state(Rows.run(run, 1).in(RunState.RUNNING, 1));
    }

    private static double value(Map<String, Double> scrape, String family) {
        return scrape.entrySet().stream()
                .filter(series -> series.getKey().split("\\{")[0].equals(family))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private Map<String, Double> scrape() {
        assertThat(metrics.contentType()).startsWith("text/plain; version=0.0.4");
        return parse(new String(metrics.scrape(), StandardCharsets.UTF_8));
    }

    private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
    private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\n]|\\\\[\\\\\"n])*\"";
    private static final Pattern SAMPLE = Pattern.compile(
            "(" + NAME + ")((?:\\{" + LABEL + "(?:," + LABEL + ")*,?})?) (NaN|[+-]Inf|-?[0-9][0-9.eE+-]*)");
    private static final Pattern TYPE =
            Pattern.compile("# TYPE (" + NAME + ") (gauge|counter|histogram|summary|untyped)");
    private static final Pattern HELP = Pattern.compile("# HELP " + NAME + " (?:[^\\\\\n]|\\\\[\\\\n])*");

    /** Reads the text format, exactly: every line is known, no family stands twice, no series twice. */
    private static Map<String, Double> parse(String text) {
        Map<String, Double> samples = new HashMap<>();
        Set<String> families = new HashSet<>();
        assertThat(text).endsWith("\n");
        for (String line : text.split("\n")) {
            Matcher type = TYPE.matcher(line);
            Matcher sample = SAMPLE.matcher(line);
            if (type.matches()) {
                assertThat(families.add(type.group(1))).as(line).isTrue();
            } else if (!HELP.matcher(line).matches()) {
                assertThat(sample.matches())
                        .as("not of the text format: %s", line)
                        .isTrue();
                String value = sample.group(3).replace("Inf", "Infinity");
                assertThat(samples.put(sample.group(1) + sample.group(2), Double.parseDouble(value)))
                        .as(line)
                        .isNull();
            }
        }
        return samples;
    }
}
