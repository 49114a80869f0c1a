package minima.telemetry.journal;

import minima.telemetry.event.BatchRecord;
import minima.telemetry.event.Block;
import minima.telemetry.event.BlockBuilder;
import minima.telemetry.event.Entry;
import minima.telemetry.event.Recorded;
import minima.telemetry.event.RecordedEvent;
import minima.telemetry.event.RunEvent;
import minima.telemetry.event.RunRecord;
import minima.telemetry.event.RunRecord.DataSet;
import minima.telemetry.event.RunState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a journal does on every database. */
abstract class JournalContract {

    private static final RunEvent STARTED = new RunEvent("a", 5, "started", "{}");

    private JournalConfig config;
    private Journal journal;
    private JournalWriter writer;

    abstract JournalConfig empty();

    @BeforeEach
    void open() {
        config = empty();
        reopen();
    }

    private void reopen() {
        journal = Journal.open(config);
        writer = JournalWriter.start(journal);
    }

    @AfterEach
    void close() {
        if (writer != null) {
            writer.close();
            journal.close();
        }
    }

    private void restart() {
        close();
        reopen();
    }

    @Test
    void givesARunBackAsItWas() {
        RunRecord run = new RunRecord(
                "a",
                "max-margin",
                "separable",
                "Größter Rand ≥ 0",
                "batch-1",
                -7,
                1L << 40,
                RunState.DIVERGED,
                1,
                2,
                3,
                "{\"stepSize\":0.1}",
                List.of("run", "max-margin", "--set", "a=\"b\""),
                new DataSet("digits:0,1", "ab12"),
                "{\"cause\":\"NaN\"}");
        await(writer.save(run));

        assertThat(journal.run("a")).isEqualTo(run);
        assertThat(journal.run("b")).isNull();
        assertThat(journal.batch("batch-1")).containsExactly(run);
    }

    @Test
    void knowsWhatARunWasForkedFromAndWhatWasForkedFromIt() {
        RunRecord parent = Rows.run("a", 1);
        RunRecord first = Rows.run("b", 2).forkedFrom(new RunRecord.Parent("a", 1L << 40, "{\"stepSize\":0.1}"));
        RunRecord second = Rows.run("c", 3).forkedFrom(new RunRecord.Parent("a", 0, "{}"));
        RunRecord ofFirst = Rows.run("d", 4).forkedFrom(new RunRecord.Parent("b", 7, "{}"));
        for (RunRecord run : List.of(second, parent, ofFirst, first)) {
            journal.save(run);
        }
        await(writer.save(first.in(RunState.RUNNING, 10)));

        assertThat(journal.run("a")).isEqualTo(parent);
        assertThat(journal.run("b")).isEqualTo(first.in(RunState.RUNNING, 10));
        assertThat(journal.forks("a")).extracting(RunRecord::id).containsExactly("b", "c");
        assertThat(journal.forks("b")).containsExactly(ofFirst);
        assertThat(journal.forks("c")).isEmpty();
    }

    @Test
    void keepsTheLastOfARunsStates() {
        RunRecord queued = Rows.run("a", 1);
        RunRecord running = queued.in(RunState.RUNNING, 10);
        RunRecord ended = running.in(RunState.COMPLETED, 20);
        journal.save(queued);
        writer.save(running);
        await(writer.save(ended));

        assertThat(journal.run("a")).isEqualTo(ended);
        assertThat(ended.startedMs()).isEqualTo(10);
        assertThat(ended.endedMs()).isEqualTo(20);
    }

    @Test
    void listsRunsNewestFirstAndTheUnfinishedOldestFirst() {
        journal.save(Rows.run("old", 1));
        journal.save(Rows.run("done", 2).in(RunState.COMPLETED, 9));
        journal.save(Rows.run("new", 3).in(RunState.PAUSED, 9));

        assertThat(journal.runs(10)).extracting(RunRecord::id).containsExactly("new", "done", "old");
        assertThat(journal.runs(1)).extracting(RunRecord::id).containsExactly("new");
        assertThat(journal.unfinished()).extracting(RunRecord::id).containsExactly("old", "new");
    }

    @Test
    void givesABatchBackAsItWasAndListsTheUnfinishedOldestFirst() {
        BatchRecord first = new BatchRecord("z", "max-margin", 12, RunState.RUNNING, 1, 0, "{\"seeds\":[1]}");
        BatchRecord second = new BatchRecord("a", "min-norm", 3, RunState.RUNNING, 2, 0, "{}");
        List.of(second, first).forEach(journal::save);

        assertThat(journal.batchRecord("z")).isEqualTo(first);
        assertThat(journal.batchRecord("y")).isNull();
        assertThat(journal.unfinishedBatches()).containsExactly(first, second);
        assertThat(journal.batches(1)).containsExactly(second);
        journal.save(first.cancelled());
        journal.save(first.cancelled().ended(9));
        assertThat(journal.unfinishedBatches()).containsExactly(second);
        assertThat(journal.batchRecord("z"))
                .isEqualTo(new BatchRecord("z", "max-margin", 12, RunState.CANCELLED, 1, 9, "{\"seeds\":[1]}"));
    }

    @Test
    void tellsTheRunsOfABatchFromThoseOfNone() {
        journal.save(Rows.run("alone", 1));
        journal.save(Rows.ofBatch("b", "b-0", 2));
        journal.save(Rows.ofBatch("b", "b-1", 3).in(RunState.FAILED, 9));
        journal.save(Rows.ofBatch("c", "c-0", 4));

        assertThat(journal.runs(null, 10)).extracting(RunRecord::id).containsExactly("alone");
        assertThat(journal.runs("b", 10)).extracting(RunRecord::id).containsExactly("b-1", "b-0");
        assertThat(journal.runs("b", 1)).extracting(RunRecord::id).containsExactly("b-1");
        assertThat(journal.states("b")).isEqualTo(Map.of("b-0", RunState.QUEUED, "b-1", RunState.FAILED));
        assertThat(journal.counts("b")).isEqualTo(Map.of(RunState.QUEUED, 1L, RunState.FAILED, 1L));
    }

    @Test
    void goesOnWithTheRunsOlderThanOneAlsoWhereTheyBeganTogether() {
        for (String id : List.of("b", "d", "a", "c")) {
            journal.save(Rows.run(id, id.equals("a") ? 1 : 2));
        }

        assertThat(journal.runs(null, 2, null)).extracting(RunRecord::id).containsExactly("d", "c");
        assertThat(journal.runs(null, 2, journal.run("c")))
                .extracting(RunRecord::id)
                .containsExactly("b", "a");
        assertThat(journal.runs(null, 2, journal.run("a"))).isEmpty();
    }

    @Test
    void countsTheRowsOfARunOverItsStrandsWithoutGaps() {
        List<CompletionStage<Recorded>> appended = new ArrayList<>();
        for (int k = 0; k < 50; k++) {
            appended.add(
                    writer.append(Rows.steps("a", k % 2 == 0 ? "left" : "right", 10L * k, 10L * k + 9, "loss.train")));
            appended.add(writer.append(Rows.steps("b", null, 3L * k, 3L * k + 2, "loss.train", "norm.l2")));
        }
        appended.forEach(JournalContract::await);

        assertThat(seqs("a")).isEqualTo(upTo(500));
        assertThat(seqs("b")).isEqualTo(upTo(150));
    }

    @Test
    void countsOnAfterARestart() {
        await(writer.append(Rows.steps("a", null, 0, 9, "loss.train")));
        restart();
        Recorded second = await(writer.append(Rows.steps("a", null, 10, 19, "loss.train")));

        assertThat(second.firstSeq()).isEqualTo(10);
        assertThat(second.position()).isEqualTo(10);
        assertThat(journal.head()).isEqualTo(20);
    }

    @Test
    void dropsTheRowsThatAResumedRunMeasuresAgain() {
        await(writer.append(Rows.steps("a", "left", 0, 99, "loss.train", "norm.l2")));
        restart();
        Recorded again = await(writer.append(Rows.steps("a", "left", 40, 79, "loss.train", "norm.l2")));
        Recorded further = await(writer.append(Rows.steps("a", "left", 80, 119, "loss.train", "norm.l2")));

        assertThat(again.block().rows()).isZero();
        assertThat(further.block()).isEqualTo(Rows.steps("a", "left", 100, 119, "loss.train", "norm.l2"));
        assertThat(further.firstSeq()).isEqualTo(100);
        assertThat(steps("a")).isEqualTo(upTo(120));
    }

    @Test
    void keepsLateRowsOfAnotherStrandAndOfOtherMetrics() {
        await(writer.append(Rows.steps("a", "left", 0, 99, "loss.train")));
        Recorded strand = await(writer.append(Rows.steps("a", "right", 0, 9, "loss.train")));
        Recorded metrics = await(writer.append(Rows.steps("a", "left", 50, 50, "distance.oracle")));

        assertThat(strand.block().rows()).isEqualTo(10);
        assertThat(metrics.block().rows()).isEqualTo(1);
        assertThat(journal.lastStep("a", "left")).isEqualTo(99);
        assertThat(journal.lastStep("a", "right")).isEqualTo(9);
        assertThat(journal.lastStep("a", null)).isEqualTo(-1);
    }

    @Test
    void readsBlocksAndEventsInTheOrderOfTheirCommitWithoutGaps() {
        writer.append(Rows.steps("a", null, 0, 9, "loss.train"));
        await(writer.append(STARTED));
        for (int k = 1; k < 40; k++) {
            writer.append(Rows.steps("a", null, 10L * k, 10L * k + 9, "loss.train"));
            await(writer.append(new RunEvent("b", k, "note", "{\"k\":" + k + "}")));
        }

        List<Entry> read = new ArrayList<>();
        for (List<Entry> page = journal.from(0, 25);
                !page.isEmpty();
                page = journal.from(last(page).end(), 25)) {
            assertThat(page.stream()
                            .filter(Recorded.class::isInstance)
                            .mapToInt(Entry::size)
                            .sum())
                    .isLessThanOrEqualTo(25);
            read.addAll(page);
        }
        long next = 0;
        for (Entry entry : read) {
            assertThat(entry.position()).isEqualTo(next);
            next = entry.end();
        }
        assertThat(next).isEqualTo(440).isEqualTo(journal.head());
        assertThat(read.get(1)).isEqualTo(new RecordedEvent(STARTED, 10));
        assertThat(journal.events("b")).hasSize(39).last().isEqualTo(new RunEvent("b", 39, "note", "{\"k\":39}"));
    }

    @Test
    void givesBackABlockLargerThanThePageThatWasAskedFor() {
        await(writer.append(Rows.steps("a", null, 0, 99, "loss.train")));

        assertThat(journal.from(0, 1)).hasSize(1);
    }

    @Test
    void tellsListenersWhatWasCommittedBeforeItAcknowledges() {
        List<Entry> heard = new ArrayList<>();
        writer.listen(new JournalWriter.Listener() {
            @Override
            public void onCommitted(List<Entry> entries) {
                heard.addAll(entries);
            }
        });
        Recorded block = await(writer.append(Rows.steps("a", null, 0, 9, "loss.train")));
        await(writer.append(Rows.steps("a", null, 0, 9, "loss.train")));
        RecordedEvent event = await(writer.append(STARTED));

        assertThat(heard).containsExactly(block, event);
    }

    @Test
    void keepsEveryBitOfAValue() {
        double[] values = {
            Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, Double.MIN_VALUE, 0.1 + 0.2
        };
        BlockBuilder rows = Block.builder("a", "e", null, List.of("loss.train"), values.length);
        for (int i = 0; i < values.length; i++) {
            rows.row(i, i);
            rows.set(0, values[i]);
        }
        Block block = rows.build();
        await(writer.append(block));

        assertThat(journal.blocks("a").map(Recorded::block)).containsExactly(block);
    }

    @Test
    void remembersHowFarAReaderHasCome() {
        assertThat(journal.cursor("kafka")).isZero();
        journal.saveCursor("kafka", 17);
        journal.saveCursor("kafka", 42);
        restart();

        assertThat(journal.cursor("kafka")).isEqualTo(42);
    }

    @Test
    void refusesWhatCannotBeHeldAndWritesTheRestOfTheGroup() {
        List<CompletionStage<?>> appended = new ArrayList<>();
        appended.add(writer.append(Rows.steps("a", null, 0, 9, "loss.train")));
        CompletionStage<RecordedEvent> hopeless = writer.append(new RunEvent("a", 1, null, "{}"));
        appended.add(writer.append(Rows.steps("a", null, 10, 19, "loss.train")));
        appended.forEach(JournalContract::await);

        assertThatThrownBy(() -> await(hopeless)).isInstanceOf(CompletionException.class);
        assertThat(seqs("a")).isEqualTo(upTo(20));
        assertThat(writer.health().state()).isEqualTo(JournalWriter.State.WELL);
        assertThat(writer.health().waitingBytes()).isZero();
    }

    @Test
    void countsOnWhenAnotherWriterHasWrittenInBetween() {
        await(writer.append(Rows.steps("a", null, 0, 9, "loss.train")));
        JournalWriter other = JournalWriter.start(journal);
        await(other.append(Rows.steps("a", null, 10, 19, "loss.train")));
        other.close();
        await(writer.append(Rows.steps("a", null, 15, 24, "loss.train")));

        assertThat(seqs("a")).isEqualTo(upTo(25));
        assertThat(steps("a")).isEqualTo(upTo(25));
    }

    @Test
    void takesNothingAfterItIsClosedAndWritesWhatItTookBefore() {
        CompletionStage<Recorded> before = writer.append(Rows.steps("a", null, 0, 9, "loss.train"));
        writer.close();

        assertThat(await(before).block().rows()).isEqualTo(10);
        assertThatThrownBy(() -> await(writer.append(STARTED))).hasRootCauseMessage("journal is closed");
    }

    private List<Long> seqs(String run) {
        List<Long> seqs = new ArrayList<>();
        journal.blocks(run).forEach(recorded -> {
            for (int i = 0; i < recorded.size(); i++) {
                seqs.add(recorded.firstSeq() + i);
            }
        });
        return seqs;
    }

    private List<Long> steps(String run) {
        List<Long> steps = new ArrayList<>();
        journal.blocks(run).map(Recorded::block).forEach(block -> {
            for (int i = 0; i < block.rows(); i++) {
                steps.add(block.step(i));
            }
        });
        return steps;
    }

    private static List<Long> upTo(int end) {
        return java.util.stream.LongStream.range(0, end).boxed().toList();
    }

    private static Entry last(List<Entry> page) {
        return page.get(page.size() - 1);
    }

    static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture()
                .orTimeout(30, java.util.concurrent.TimeUnit.SECONDS)
                .join();
    }
}
