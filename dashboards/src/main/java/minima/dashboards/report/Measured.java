package minima.dashboards.report;

import minima.telemetry.journal.Series;

/** Where the numbers of a run are read from. */
public interface Measured {

    /** One metric of one strand over all steps, no finer than a drawing shows; without buckets if there is none. */
    Series series(String strand, String metric);

    /** The newest numbers of a vector measure; empty if there are none. */
    double[] frame(String strand, String measure);
}
