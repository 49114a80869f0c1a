package minima.telemetry.event;

/** Where a run is in its life. */
public enum RunState {
    QUEUED,
    RUNNING,
    PAUSED,
    COMPLETED,
    CANCELLED,
    DIVERGED,
    FAILED;

    /** Whether the run has ended and never leaves this state. */
    public boolean terminal() {
        return compareTo(COMPLETED) >= 0;
    }
}
