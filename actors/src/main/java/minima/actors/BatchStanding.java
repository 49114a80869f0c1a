package minima.actors;

import minima.telemetry.event.BatchRecord;
import minima.telemetry.event.RunState;

import java.util.Map;
import java.util.TreeMap;

/**
 * How far a batch is.
 *
 * @param status RUNNING, COMPLETED or CANCELLED; it has ended when {@code ended} is not 0
 * @param counts state to number of cells; {@code WAITING} are not submitted yet
 */
public record BatchStanding(
        String batch,
        String experiment,
        RunState status,
        long created,
        long ended,
        int total,
        Map<String, Long> counts) {

    /**
     * How far a batch is, by the states of its runs.
     *
     * @param submitted how many of its runs are in which state
     */
    public static BatchStanding of(BatchRecord record, Map<RunState, Long> submitted) {
        Map<String, Long> counts = new TreeMap<>();
        long waiting = record.cells();
        for (Map.Entry<RunState, Long> state : submitted.entrySet()) {
            counts.put(state.getKey().name(), state.getValue());
            waiting -= state.getValue();
        }
        if (waiting > 0) {
            counts.put(BatchCell.WAITING, waiting);
        }
        return new BatchStanding(
                record.id(),
                record.experiment(),
                record.state(),
                record.createdMs(),
                record.endedMs(),
                record.cells(),
                counts);
    }
}
