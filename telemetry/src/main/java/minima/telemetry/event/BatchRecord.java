package minima.telemetry.event;

/**
 * Runs that were submitted together: a sweep over settings and seeds. Times are in milliseconds since 1970.
 *
 * @param cells how many runs it has in all, submitted or not yet
 * @param state RUNNING, COMPLETED, or CANCELLED from the moment that is asked for
 * @param endedMs 0 until each of its runs has ended
 * @param order what was asked for: a JSON object
 */
public record BatchRecord(
        String id, String experiment, int cells, RunState state, long createdMs, long endedMs, String order) {

    public BatchRecord cancelled() {
        return new BatchRecord(id, experiment, cells, RunState.CANCELLED, createdMs, endedMs, order);
    }

    /** It stays cancelled if it was. */
    public BatchRecord ended(long nowMs) {
        RunState last = state == RunState.CANCELLED ? state : RunState.COMPLETED;
        return new BatchRecord(id, experiment, cells, last, createdMs, nowMs, order);
    }
}
