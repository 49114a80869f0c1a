package minima.telemetry.journal;

import minima.telemetry.event.Annotation;
import minima.telemetry.event.Annotation.Change;
import minima.telemetry.event.RunRecord;
import minima.telemetry.event.RunState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CyclicBarrier;

import static minima.telemetry.journal.JournalContract.await;
import static org.assertj.core.api.Assertions.assertThat;

/** What a journal does with notes on every database. */
abstract class NoteContract {

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

    @Test
    void keepsANoteAndTagsAsTheyWereWrittenAlsoAfterARestart() {
        Annotation written = journal.notes().write("a", new Change("größer ≥ 0\n\t'; --", List.of("fig 3", "ä <b>")));
        close();
        reopen();

        assertThat(written).isEqualTo(new Annotation("größer ≥ 0\n\t'; --", List.of("fig 3", "ä <b>")));
        assertThat(journal.notes().of("a")).isEqualTo(written);
        assertThat(journal.notes().of("b")).isEqualTo(Annotation.NONE);
    }

    @Test
    void leavesAsItIsWhatIsNotWritten() {
        Notes notes = journal.notes();
        notes.write("a", new Change(null, List.of("paper")));
        assertThat(notes.write("a", new Change("once", null))).isEqualTo(new Annotation("once", List.of("paper")));
        assertThat(notes.write("a", new Change(null, List.of("b", "a"))))
                .isEqualTo(new Annotation("once", List.of("b", "a")));
        assertThat(notes.write("a", new Change(null, null))).isEqualTo(new Annotation("once", List.of("b", "a")));
        assertThat(notes.write("a", new Change("", List.of()))).isEqualTo(Annotation.NONE);
    }

    @Test
    void tellsTheTagsOfManyRunsAtOnce() {
        journal.notes().write("a", new Change(null, List.of("paper", "fig 3")));
        journal.notes().write("b", new Change("a note alone", null));
        journal.notes().write("c", new Change(null, List.of("draft")));

        assertThat(journal.notes().tags(List.of("a", "b", "d"))).isEqualTo(Map.of("a", List.of("paper", "fig 3")));
        assertThat(journal.notes().tags(List.of())).isEmpty();
    }

    @Test
    void keepsTheNoteAndTheTagsOfTwoWhoWriteAtOnce() throws Exception {
        for (int k = 0; k < 20; k++) {
            String run = "run-" + k;
            CyclicBarrier start = new CyclicBarrier(2);
            CompletableFuture<Void> other = CompletableFuture.runAsync(() -> {
                meet(start);
                journal.notes().write(run, new Change(null, List.of("paper")));
            });
            meet(start);
            journal.notes().write(run, new Change("wrong batch size", null));
            await(other);

            assertThat(journal.notes().of(run)).isEqualTo(new Annotation("wrong batch size", List.of("paper")));
        }
    }

    @Test
    void standsApartFromWhatARunWritesOfItself() {
        RunRecord run = Rows.run("a", 1);
        List<CompletionStage<?>> written = new ArrayList<>();
        for (int k = 0; k < 50; k++) {
            written.add(writer.save(run.in(RunState.RUNNING, k)));
            written.add(writer.append(Rows.steps("a", null, 10L * k, 10L * k + 9, "loss.train")));
            journal.notes().write("a", new Change("note " + k, null));
        }
        written.add(writer.save(run.in(RunState.COMPLETED, 99)));
        written.forEach(JournalContract::await);

        assertThat(journal.run("a")).isEqualTo(run.in(RunState.COMPLETED, 99));
        assertThat(journal.notes().of("a").note()).isEqualTo("note 49");
        assertThat(journal.head()).as("notes take no place").isEqualTo(500);
        assertThat(writer.health().failures()).isZero();
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
