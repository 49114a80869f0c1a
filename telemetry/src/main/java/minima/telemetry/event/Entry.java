package minima.telemetry.event;

/**
 * What the journal holds at a place in its one order of commit.
 *
 * <p>Places count from 0 without gaps: a block takes one a row, a frame one, an event one. So the entry after this one
 * stands at {@code position() + size()}, and the difference of two places is the number of records between them.
 */
public sealed interface Entry permits Recorded, RecordedFrame, RecordedEvent {

    /** The first place that the entry takes. */
    long position();

    /** Places it takes. */
    int size();

    String run();

    /** The place after it. */
    default long end() {
        return position() + size();
    }
}
