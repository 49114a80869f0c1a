package minima.dashboards.export;

import minima.telemetry.event.Recorded;

/** How a recorded row is written as one line of text. */
interface RowText {

    /** The line before all rows; empty where there is none. */
    String head();

    void append(Recorded recorded, int row, StringBuilder text);
}
