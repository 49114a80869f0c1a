package minima.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.BatchReport;
import minima.actors.RunJson;
import minima.actors.StoredRun;
import minima.dashboards.api.StoredBatches;
import minima.dashboards.report.JournalMeasured;
import minima.dashboards.report.Measured;
import minima.telemetry.event.RunRecord;
import minima.telemetry.journal.Journal;
import minima.telemetry.journal.JournalConfig;
import minima.training.claim.InvalidInput;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The runs and batches in a data directory that no process owns. */
record StoredRuns(Journal journal) implements RunReader {

    @Override
    public @Nullable JsonNode report(String run) {
        RunRecord record = journal.run(run);
        return record == null
                ? null
                : StoredRun.withNotes(StoredRun.withForks(StoredRun.report(record), journal), journal);
    }

    @Override
    public Measured measured(String run) {
        return new JournalMeasured(journal, run);
    }

    @Override
    public List<JsonNode> newest(@Nullable String batch, int limit) {
        List<RunRecord> runs = journal.runs(batch, limit);
        Map<String, List<String>> tags =
                journal.notes().tags(runs.stream().map(RunRecord::id).toList());
        return runs.stream()
                .<JsonNode>map(run -> StoredRun.withTags(StoredRun.report(run), tags))
                .toList();
    }

    @Override
    public @Nullable JsonNode batch(String batch, BatchReport.View view) {
        BatchReport report = new StoredBatches(journal).batch(batch, view, metric -> true);
        return report == null ? null : RunJson.tree(report);
    }

    @Override
    public List<JsonNode> batches(int limit) {
        return new StoredBatches(journal)
                .newest(limit).stream().map(RunJson::tree).toList();
    }

    /** Asks the laboratory that owns the data directory, or the directory itself where none does. */
    static <T> T ask(PlaceOptions where, Function<RunReader, T> question) {
        DataDirectory.Owner owner = DataDirectory.owner(where.folder());
        if (owner == null) {
            return withJournal(where, journal -> question.apply(new StoredRuns(journal)));
        }
        if (owner.url().isEmpty()) {
            throw DataDirectory.owned(where.folder(), owner);
        }
        return question.apply(new RemoteLaboratory(owner.url()));
    }

    /** Opens the journal of a data directory that no process owns; owns it meanwhile. */
    static <T> T withJournal(PlaceOptions where, Function<Journal, T> question) {
        if (where.journal == null && !Files.isDirectory(where.folder().resolve("journal"))) {
            throw new InvalidInput(
                    "data directory must hold a journal: folder=%s. Maybe --data-dir FOLDER".formatted(where.folder()));
        }
        try (DataDirectory directory = DataDirectory.take(where.folder());
                Journal journal = Journal.open(
                        where.journal == null
                                ? JournalConfig.in(directory.journal())
                                : new JournalConfig(where.journal))) {
            return question.apply(journal);
        } catch (IOException notReleased) {
            throw new IllegalStateException(notReleased);
        }
    }
}
