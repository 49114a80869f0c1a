package minima.actors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import minima.telemetry.event.Annotation;
import minima.telemetry.event.RunRecord;
import minima.telemetry.journal.Journal;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads what {@link RunLog} stored in a run's record. */
public final class StoredRun {

    private StoredRun() {}

    public static RunOrder order(RunRecord record) {
        return RunJson.read(details(record).get("order").toString(), RunOrder.class);
    }

    /** The last report that was stored, as JSON. */
    public static JsonNode report(RunRecord record) {
        return details(record).get("report");
    }

    /** A report with the runs that were forked from it, oldest first, as {@code forks}. */
    public static ObjectNode withForks(JsonNode report, Journal journal) {
        ObjectNode whole = report.deepCopy();
        ArrayNode forks = whole.putArray("forks");
        for (RunRecord fork : journal.forks(report.path("run").asText())) {
            RunRecord.Parent parent = Objects.requireNonNull(fork.parent());
            forks.addObject()
                    .put("run", fork.id())
                    .put("step", parent.step())
                    .set("settings", RunJson.parse(parent.changes()));
        }
        return whole;
    }

    /** A report with what people have written to its run, as {@code note} and {@code tags}. */
    public static ObjectNode withNotes(ObjectNode report, Journal journal) {
        Annotation written = journal.notes().of(report.path("run").asText());
        return report.put("note", written.note()).set("tags", RunJson.tree(written.tags()));
    }

    /**
     * A report with the tags of its run.
     *
     * @param tags by run
     */
    public static ObjectNode withTags(JsonNode report, Map<String, List<String>> tags) {
        List<String> own = tags.getOrDefault(report.path("run").asText(), List.of());
        return ((ObjectNode) report).set("tags", RunJson.tree(own));
    }

    static double seconds(RunRecord record) {
        return report(record).path("seconds").asDouble();
    }

    private static JsonNode details(RunRecord record) {
        return RunJson.parse(record.details());
    }
}
