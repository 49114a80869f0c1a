package minima.telemetry.journal;

import minima.telemetry.event.Entry;
import minima.telemetry.event.Frame;
import minima.telemetry.event.RecordedFrame;
import minima.telemetry.event.RunEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import static minima.telemetry.journal.JournalContract.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a journal does with frames on every database. */
abstract class FrameContract {

    private static final String DFT = "spectrum.dft";
    private static final String SINGULAR = "spectrum.singular";

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
    void keepsEveryBitOfAFrame() {
        Frame odd = new Frame(
                "a",
                "max-margin",
                null,
                DFT,
                1L << 40,
                5,
                List.of(2, 3),
                Double.NaN,
                Double.NEGATIVE_INFINITY,
                -0.0,
                Double.MIN_VALUE,
                0.1 + 0.2,
                Double.MAX_VALUE);
        await(writer.append(List.of(odd)));

        assertThat(journal.frames("a")).containsExactly(new RecordedFrame(odd, 0, 0));
    }

    @Test
    void countsTheFramesOfARunForThemselvesThoughTheyShareTheOrderOfPlaces() {
        await(writer.append(Rows.steps("a", "left", 0, 9, "loss.train")));
        await(writer.append(frames("left", DFT, 1, 2)));
        await(writer.append(new RunEvent("a", 5, "note", "{}")));
        await(writer.append(frames("right", SINGULAR, 1)));
        await(writer.append(Rows.steps("a", "left", 10, 19, "loss.train")));

        List<Entry> all = journal.from(0, 1000);
        assertThat(all).extracting(Entry::position).containsExactly(0L, 10L, 11L, 12L, 13L, 14L);
        assertThat(journal.head()).isEqualTo(24);
        assertThat(journal.frames("a")).extracting(RecordedFrame::seq).containsExactly(0L, 1L, 2L);
        assertThat(journal.blocks("a")
                        .reduce((first, last) -> last)
                        .orElseThrow()
                        .firstSeq())
                .as("frames take no number of a row")
                .isEqualTo(10);
    }

    @Test
    void dropsTheFramesThatAResumedRunReadsAgain() {
        await(writer.append(frames("left", DFT, 1, 2, 5)));
        restart();
        List<RecordedFrame> again = await(writer.append(frames("left", DFT, 2, 5, 9)));
        List<RecordedFrame> known = await(writer.append(frames("left", DFT, 9)));

        assertThat(again).containsExactly(new RecordedFrame(Rows.frame("a", "left", DFT, 9), 3, 3));
        assertThat(known).isEmpty();
        assertThat(journal.head()).isEqualTo(4);
    }

    @Test
    void keepsLateFramesOfAnotherStrandAndOfAnotherMeasure() {
        await(writer.append(frames("left", DFT, 7)));
        assertThat(await(writer.append(frames("right", DFT, 1)))).hasSize(1);
        assertThat(await(writer.append(frames("left", SINGULAR, 1)))).hasSize(1);
    }

    @Test
    void saysAtWhichStepsThereAreFramesByStrand() {
        await(writer.append(frames("right", DFT, 1, 3)));
        await(writer.append(frames("left", DFT, 2)));
        await(writer.append(frames("left", SINGULAR, 4)));

        assertThat(journal.frameSteps(request(DFT, null)))
                .containsExactly(new FrameSteps("right", List.of(1L, 3L)), new FrameSteps("left", List.of(2L)));
        assertThat(journal.frameSteps(request(DFT, "left"))).containsExactly(new FrameSteps("left", List.of(2L)));
        assertThat(journal.frameSteps(request(DFT, "none"))).isEmpty();
    }

    @Test
    void givesOfEachStrandTheLastFrameAtOrBeforeAStep() {
        await(writer.append(frames("left", DFT, 1, 10, 100)));
        await(writer.append(frames("right", DFT, 20)));
        await(writer.append(frames("left", SINGULAR, 11)));

        assertThat(journal.framesAt(request(DFT, null), 19)).containsExactly(Rows.frame("a", "left", DFT, 10));
        assertThat(journal.framesAt(request(DFT, null), 100))
                .containsExactly(Rows.frame("a", "left", DFT, 100), Rows.frame("a", "right", DFT, 20));
        assertThat(journal.framesAt(request(DFT, "right"), 99)).containsExactly(Rows.frame("a", "right", DFT, 20));
        assertThat(journal.framesAt(request(DFT, null), 0)).isEmpty();
    }

    @Test
    void findsTheOnlyStrandOfARunByAnyName() {
        await(writer.append(frames(null, DFT, 1)));

        assertThat(journal.frameSteps(request(DFT, "left"))).containsExactly(new FrameSteps(null, List.of(1L)));
        assertThat(journal.framesAt(request(DFT, "left"), 5)).containsExactly(Rows.frame("a", null, DFT, 1));
    }

    @Test
    void givesPagesOfAtMostFourMebibytesWithoutGaps() {
        for (long step = 1; step <= 40; step++) { // a quarter of a MiB each
            await(writer.append(List.of(large(step))));
            await(writer.append(new RunEvent("a", step, "note", "{}")));
        }

        List<Entry> read = new ArrayList<>();
        for (List<Entry> page = journal.from(0, 1000); !page.isEmpty(); page = journal.from(end(read), 1000)) {
            assertThat(page.stream().filter(RecordedFrame.class::isInstance)).hasSizeLessThanOrEqualTo(16);
            read.addAll(page);
        }

        assertThat(read)
                .extracting(Entry::position)
                .isEqualTo(LongStream.range(0, 80).boxed().toList());
    }

    @Test
    void tellsListenersOfFramesAndAcknowledgesThemInOrder() {
        List<Entry> heard = new ArrayList<>();
        writer.listen(new JournalWriter.Listener() {
            @Override
            public void onCommitted(List<Entry> entries) {
                heard.addAll(entries);
            }
        });
        List<RecordedFrame> recorded = await(writer.append(frames("left", DFT, 1, 2)));

        assertThat(heard).isEqualTo(recorded);
    }

    @Test
    void namesThePlaceOfADamagedFrameAndGivesNoWrongNumber() throws Exception {
        await(writer.append(frames("left", DFT, 1, 2)));
        journal.database().commit(connection -> connection
                .createStatement()
                .executeUpdate("UPDATE payloads SET payload = (SELECT p.payload FROM payloads p WHERE p.place = 0)"
                        + " || (SELECT p.payload FROM payloads p WHERE p.place = 1) WHERE place = 1"));

        assertThatThrownBy(() -> journal.framesAt(request(DFT, null), 2))
                .hasMessage("journal holds a damaged frame: place=1");
    }

    private static List<Frame> frames(@Nullable String strand, String measure, long... steps) {
        return LongStream.of(steps)
                .mapToObj(step -> Rows.frame("a", strand, measure, step))
                .toList();
    }

    private static Frame large(long step) {
        return new Frame("a", "e", null, DFT, step, 1, List.of(Frame.MOST_VALUES), new double[Frame.MOST_VALUES]);
    }

    private static FrameRequest request(String measure, @Nullable String strand) {
        return new FrameRequest("a", measure, strand);
    }

    private static long end(List<Entry> entries) {
        return entries.get(entries.size() - 1).end();
    }
}
