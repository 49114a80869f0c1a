package minima.dashboards.report;

import minima.telemetry.event.Frame;
import minima.telemetry.journal.FrameRequest;
import minima.telemetry.journal.Journal;
import minima.telemetry.journal.Series;
import minima.telemetry.journal.SeriesRequest;
import org.jspecify.annotations.Nullable;

/** The numbers that the journal has of a run. */
public record JournalMeasured(Journal journal, String run) implements Measured {

    /** More than are drawn, so that it is the drawing that thins: it knows where a point is seen. */
    public static final int POINTS = 4_000;

    @Override
    public Series series(String strand, String metric) {
        Series named = read(strand, metric);
        return named.points() > 0 ? named : read(null, metric); // the records of a lone strand do not name it
    }

    private Series read(@Nullable String strand, String metric) {
        return journal.series(new SeriesRequest(run, strand, metric, 0, Long.MAX_VALUE, POINTS));
    }

    @Override
    public double[] frame(String strand, String measure) {
        return journal.framesAt(new FrameRequest(run, measure, strand), Long.MAX_VALUE).stream()
                .findFirst()
                .map(Frame::values)
                .orElse(new double[0]);
    }
}
