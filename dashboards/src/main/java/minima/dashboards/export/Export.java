package minima.dashboards.export;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.StoredRun;
import minima.telemetry.event.Recorded;
import minima.telemetry.event.RunRecord;
import minima.telemetry.journal.Journal;
import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * Every measured point of a run, or of each run of a batch, up to the moment of {@link #of}; memory is bounded by a
 * page of the journal.
 *
 * <p>Rows come in the order of {@code seq}, one a record: a measure that is taken more rarely than others has records,
 * and rows, of its own. Every call waits for the journal, so none belongs on a thread that others need.
 */
public final class Export {

    private final Journal journal;
    private final List<String> runs;
    private final long end;
    private final Set<String> metrics = new LinkedHashSet<>();
    private final Map<String, String> onlyStrands = new HashMap<>();

    private Export(Journal journal, List<RunRecord> records) {
        this.journal = journal;
        this.end = journal.head();
        this.runs = records.stream().map(RunRecord::id).toList();
        records.forEach(this::readStrands);
    }

    /** The run or the batch of this id; null where there is neither. */
    public static @Nullable Export of(Journal journal, String id) {
        RunRecord run = journal.run(id);
        List<RunRecord> records = run == null ? journal.batch(id) : List.of(run);
        return records.isEmpty() ? null : new Export(journal, records);
    }

    private void readStrands(RunRecord record) {
        JsonNode strands = StoredRun.report(record).path("strands");
        for (JsonNode strand : strands) {
            strand.path("metrics").forEach(metric -> metrics.add(metric.asText()));
        }
        if (strands.size() == 1) {
            onlyStrands.put(record.id(), strands.get(0).path("name").asText());
        }
    }

    /** The points as text, in pieces of a few hundred rows. */
    public Iterator<String> text(TextFormat format) {
        return new Pieces(format == TextFormat.CSV ? csv() : new JsonText(), blocks());
    }

    /**
     * A table has one header, so its columns are collected first; the metrics come in the order of the strands, then of
     * the records.
     */
    private RowText csv() {
        Set<String> columns = new LinkedHashSet<>(metrics);
        blocks().forEachRemaining(recorded -> columns.addAll(recorded.block().metrics()));
        return new CsvText(List.copyOf(columns), onlyStrands);
    }

    private Iterator<Recorded> blocks() {
        return new Blocks(runs.iterator());
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
