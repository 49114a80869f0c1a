package minima.telemetry.journal;

import minima.telemetry.event.Block;
import minima.telemetry.event.BlockBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.SQLException;
import java.util.List;
import java.util.Random;

import static minima.telemetry.journal.JournalContract.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What a journal answers to charts on every database. */
abstract class SeriesContract {

    private Journal journal;
    private JournalWriter writer;

    abstract JournalConfig empty();

    @BeforeEach
    void open() {
        journal = Journal.open(empty());
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
    void givesASeriesPointForPointWhereThereAreNoMoreThanAskedFor() {
        await(writer.append(Rows.steps("a", "left", 0, 99, "loss.train", "norm.l2")));
        await(writer.append(Rows.steps("a", "right", 0, 99, "loss.train")));

        Series series = journal.series(new SeriesRequest("a", "left", "norm.l2", 10, 19, 10));

        assertThat(series.points()).isEqualTo(10);
        assertThat(series.buckets()).hasSize(10);
        assertThat(series.buckets().get(3)).isEqualTo(new Series.Bucket(13, 13, 13.1, 13.1, 1, 1_700_000_000_013L));
    }

    /** Blocks of 20 rows have rollups of one stretch, and are more than a page of these. */
    @ParameterizedTest
    @ValueSource(ints = {1000, 20})
    void foldsASeriesIntoBucketsThatHoldEveryPointOnceAndItsExtremes(int rowsOfABlock) throws SQLException {
        double[] walk = walk(20_000);
        append(walk, rowsOfABlock);
        SeriesRequest request = new SeriesRequest("a", null, "loss.train", 5, Long.MAX_VALUE, 100);

        Series series = journal.series(request);

        assertTrue(series, walk, 5);
        assertThat(series.buckets()).hasSizeBetween(85, 100);
        assertThat(series.buckets().get(0).count())
                .as("early steps stay apart on a logarithmic axis")
                .isLessThan(5);
        assertThat(series.buckets()).last().satisfies(last -> assertThat(last.count())
                .isCloseTo(400, within(400L)));

        journal.database().commit(connection -> connection.createStatement().executeUpdate("DELETE FROM rollups"));
        assertTrue(journal.series(request), walk, 5);
    }

    @Test
    void readsFewBlocksOfALongSeries() throws SQLException {
        append(walk(100_000), 1000);
        SeriesRequest request = new SeriesRequest("a", null, "loss.train", 0, Long.MAX_VALUE, 100);
        Series whole = journal.series(request);
        journal.database()
                .commit(connection ->
                        connection.createStatement().executeUpdate("DELETE FROM payloads WHERE place >= 4000"));

        assertThat(journal.series(request)).as("by the rollups alone").isEqualTo(whole);
    }

    private static double[] walk(int length) {
        Random random = new Random(3);
        double[] walk = new double[length];
        for (int step = 1; step < walk.length; step++) {
            walk[step] = walk[step - 1] + random.nextGaussian();
        }
        return walk;
    }

    private void append(double[] values, int rowsOfABlock) {
        BlockBuilder rows = Block.builder("a", "e", null, List.of("norm.l2", "loss.train"), rowsOfABlock);
        for (int step = 1; step < values.length; step++) {
            rows.row(step, step);
            rows.set(1, values[step]);
            if (rows.isFull()) {
                writer.append(rows.build());
            }
        }
        await(writer.append(rows.build()));
    }

    /** Each point is in one bucket, and each bucket says what its points are. */
    private static void assertTrue(Series series, double[] values, long from) {
        assertThat(series.points()).isEqualTo(values.length - from);
        long next = from;
        for (Series.Bucket bucket : series.buckets()) {
            assertThat(bucket.first()).isEqualTo(next);
            assertThat(bucket.count()).isEqualTo(bucket.last() - bucket.first() + 1);
            double min = Double.POSITIVE_INFINITY;
            double max = Double.NEGATIVE_INFINITY;
            for (long step = bucket.first(); step <= bucket.last(); step++) {
                min = Math.min(min, values[(int) step]);
                max = Math.max(max, values[(int) step]);
            }
            assertThat(bucket.min()).isEqualTo(min);
            assertThat(bucket.max()).isEqualTo(max);
            assertThat(bucket.lastMs()).as("row k came at time k").isEqualTo(bucket.last());
            next = bucket.last() + 1;
        }
        assertThat(next).isEqualTo(values.length);
    }
}
