package minima.telemetry.event;

/**
 * Runs that were submitted together: a sweep over settings and seeds. Times are in milliseconds since 1970.
 *
 * @param cells how many runs it has in all, submitted or not yet
 * @param endedMs 0 until each of them has ended
 * @param order what was asked for: a JSON object
 */
public record BatchRecord(String id, String experiment, int cells, long createdMs, long endedMs, String order) {

    public BatchRecord ended(long nowMs) {
        return new BatchRecord(id, experiment, cells, createdMs, nowMs, order);
    }
}
