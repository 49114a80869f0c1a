package minima.dashboards.export;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.BatchReport;
import minima.actors.StoredRun;
import minima.actors.Sweep;
import minima.telemetry.event.BatchRecord;
import minima.telemetry.event.Recorded;
import minima.telemetry.event.RunRecord;
import minima.telemetry.journal.Journal;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * Every measured point of a run, or of each run of a batch, up to the moment of {@link #of}; memory is bounded by a
 * page of the journal. A batch is one table, whose rows name the seed and the swept settings too.
 *
 * <p>Rows come in the order of the cells and of {@code seq}, one a record: a measure that is taken more rarely than
 * others has records, and rows, of its own. Every call waits for the journal, so none belongs on a thread that others
 * need.
 */
public final class Export {

    private final Journal journal;
    private final long end;
    private final Map<String, RowKeys> runs = new LinkedHashMap<>();
    private final List<String> keys;
    private final Set<String> metrics = new LinkedHashSet<>();

    private Export(Journal journal, List<String> keys) {
        this.journal = journal;
        this.keys = keys;
        this.end = journal.head();
    }

    /** The run or the batch of this id; null where there is neither. */
    public static @Nullable Export of(Journal journal, String id) {
        RunRecord run = journal.run(id);
        if (run != null) {
            Export export = new Export(journal, List.of());
            export.add(run, Map.of());
            return export;
        }
        BatchRecord batch = journal.batchRecord(id);
        return batch == null ? null : ofBatch(journal, BatchReport.sweepOf(batch));
    }

    private static Export ofBatch(Journal journal, Sweep sweep) {
        List<String> keys = new ArrayList<>(List.of(RowKeys.SEED));
        sweep.axes().forEach(axis -> keys.add(axis.setting()));
        Export export = new Export(journal, keys);
        Set<String> begun = journal.states(sweep.batch()).keySet();
        for (int cell = 0; cell < sweep.cells(); cell++) {
            RunRecord run = begun.contains(sweep.run(cell)) ? journal.run(sweep.run(cell)) : null;
            if (run != null) {
                Map<String, String> named = new LinkedHashMap<>();
                named.put(RowKeys.SEED, Long.toString(sweep.seed(cell)));
                named.putAll(sweep.swept(cell));
                export.add(run, named);
            }
        }
        return export;
    }

    private void add(RunRecord record, Map<String, String> named) {
        JsonNode strands = StoredRun.report(record).path("strands");
        for (JsonNode strand : strands) {
            strand.path("metrics").forEach(metric -> metrics.add(metric.asText()));
        }
        String only = strands.size() == 1 ? strands.get(0).path("name").asText() : "";
        runs.put(record.id(), new RowKeys(only, named));
    }

    /** The points as text, in pieces of a few hundred rows. */
    public Iterator<String> text(TextFormat format) {
        return new Pieces(format == TextFormat.CSV ? csv() : new JsonText(runs), blocks());
    }

    /**
     * A table has one header, so its columns are collected first; the metrics come in the order of the strands, then of
     * the records.
     */
    private RowText csv() {
        Set<String> columns = new LinkedHashSet<>(metrics);
        blocks().forEachRemaining(recorded -> columns.addAll(recorded.block().metrics()));
        return new CsvText(List.copyOf(columns), keys, runs);
    }

    private Iterator<Recorded> blocks() {
        return new Blocks(runs.keySet().iterator());
    }

    /** A stream over runs would hold all blocks of one: a flat map hands on everything that one element gives. */
    private final class Blocks implements Iterator<Recorded> {

        private final Iterator<String> later;
        private Iterator<Recorded> blocks = Collections.emptyIterator();

        Blocks(Iterator<String> runs) {
            this.later = runs;
        }

        @Override
        public boolean hasNext() {
            while (!blocks.hasNext() && later.hasNext()) {
                blocks = journal.blocks(later.next())
                        .takeWhile(recorded -> recorded.end() <= end)
                        .iterator();
            }
            return blocks.hasNext();
        }

        @Override
        public Recorded next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return blocks.next();
        }
    }
}
