package minima.telemetry.event;

/**
 * A frame as the journal holds it.
 *
 * @param position its place in the journal
 * @param seq its sequence number among the frames of its run, over all strands and measures, from 0 without gaps
 */
public record RecordedFrame(Frame frame, long position, long seq) implements Entry {

    @Override
    public int size() {
        return 1;
    }

    @Override
    public String run() {
        return frame.run();
    }
}
