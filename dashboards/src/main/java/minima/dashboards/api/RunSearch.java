package minima.dashboards.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import minima.actors.RunJson;
import minima.actors.RunReport;
import minima.actors.StoredRun;
import minima.dashboards.query.RunQuery;
import minima.telemetry.event.RunRecord;
import minima.telemetry.journal.Journal;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds runs among all that there are: the alive by their reports of now, the others in the journal, page by page, so
 * that memory holds what was found and one page. A report is read only where the run's record does not rule it out.
 */
final class RunSearch {

    private static final int PAGE = 500;

    private final Journal journal;

    RunSearch(Journal journal) {
        this.journal = journal;
    }

    /**
     * The newest wanted runs, newest first.
     *
     * @param more whether there are wanted runs besides these
     */
    public record Found(List<JsonNode> runs, boolean more) {}

    Found find(RunQuery query, @Nullable String batch, int limit, List<RunReport> alive) {
        Set<String> known = alive.stream().map(RunReport::run).collect(Collectors.toSet());
        Map<String, List<String>> tags = journal.notes().tags(known);
        List<JsonNode> found = new ArrayList<>();
        for (RunReport report : alive) {
            JsonNode tree = StoredRun.withTags(RunJson.tree(report), tags);
            if (Objects.equals(report.batch(), batch) && query.matches(tree)) {
                found.add(tree);
            }
        }
        found.addAll(stored(query, batch, limit, known));
        found.sort(Comparator.<JsonNode>comparingLong(run -> run.path("created").asLong())
                .reversed());
        return new Found(List.copyOf(found.subList(0, Math.min(limit, found.size()))), found.size() > limit);
    }

    /** Wanted runs of the journal without those known, one more than the limit where there are so many. */
    private List<JsonNode> stored(RunQuery query, @Nullable String batch, int limit, Set<String> known) {
        List<JsonNode> found = new ArrayList<>();
        int page = Math.min(PAGE, limit + 1);
        @Nullable RunRecord last = null;
        while (found.size() <= limit) {
            List<RunRecord> records = journal.runs(batch, page, last);
            Map<String, List<String>> tags =
                    journal.notes().tags(records.stream().map(RunRecord::id).toList());
            for (RunRecord record : records) {
                if (!known.contains(record.id()) && query.admitsRecord(StoredRun.withTags(head(record), tags))) {
                    JsonNode report = StoredRun.withTags(StoredRun.report(record), tags);
                    if (query.matches(report)) {
                        found.add(report);
                    }
                }
            }
            if (records.size() < page) {
                return found;
            }
            last = records.get(records.size() - 1);
        }
        return found;
    }

    private static ObjectNode head(RunRecord record) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("run", record.id())
                .put("experiment", record.experiment())
                .put("title", record.title())
                .put("family", record.family())
                .put("status", record.state().name())
                .put("seed", record.seed())
                .put("batch", record.batch());
    }
}
