package minima.telemetry.event;

/**
 * An event as the journal holds it.
 *
 * @param position its place in the journal
 */
public record RecordedEvent(RunEvent event, long position) implements Entry {

    @Override
    public int size() {
        return 1;
    }

    @Override
    public String run() {
        return event.run();
    }
}
