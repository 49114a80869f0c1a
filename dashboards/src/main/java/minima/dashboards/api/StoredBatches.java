package minima.dashboards.api;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.BatchCell;
import minima.actors.BatchReport;
import minima.actors.BatchStanding;
import minima.actors.StoredRun;
import minima.actors.Sweep;
import minima.telemetry.event.BatchRecord;
import minima.telemetry.event.RunRecord;
import minima.telemetry.event.RunState;
import minima.telemetry.journal.Journal;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Batches as the journal has them; each question waits for it. */
public final class StoredBatches {

    private final Journal journal;
    private final EndedCells ended = new EndedCells();

    public StoredBatches(Journal journal) {
        this.journal = journal;
    }

    /** The newest batches, newest first, without values. */
    public List<BatchReport> newest(int limit) {
        return journal.batches(limit).stream()
                .map(record -> BatchReport.of(record, standing(record)))
                .toList();
    }

    /** The batch of this id, null if there is none. */
    public @Nullable BatchReport batch(String id, BatchReport.View view, Predicate<String> metrics) {
        BatchRecord record = journal.batchRecord(id);
        if (record == null) {
            return null;
        }
        if (view == BatchReport.View.COUNTS) {
            return BatchReport.of(record, standing(record));
        }
        Sweep sweep = BatchReport.sweepOf(record);
        return BatchReport.of(sweep, standing(record), cells(sweep, Map.of()), view, metrics);
    }

    private BatchStanding standing(BatchRecord record) {
        return BatchStanding.of(record, journal.counts(record.id()));
    }

    /**
     * Every cell, in order.
     *
     * @param alive run id to report, of those that the laboratory knows better
     */
    List<BatchCell> cells(Sweep sweep, Map<String, JsonNode> alive) {
        Map<String, RunState> states = journal.states(sweep.batch());
        return IntStream.range(0, sweep.cells())
                .mapToObj(cell -> cell(sweep, cell, alive.get(sweep.run(cell)), states.get(sweep.run(cell))))
                .toList();
    }

    /** A run that has ended in the journal may still have been alive when the laboratory was asked. */
    private BatchCell cell(Sweep sweep, int cell, @Nullable JsonNode alive, @Nullable RunState state) {
        boolean over = state != null && state.terminal();
        BatchCell known = over ? ended.of(sweep.run(cell)) : null;
        if (known != null) {
            return known;
        }
        RunRecord record = state == null || (alive != null && !over) ? null : journal.run(sweep.run(cell));
        BatchCell made = BatchCell.of(sweep, cell, record == null ? alive : StoredRun.report(record));
        if (over) {
            ended.put(made);
        }
        return made;
    }
}
