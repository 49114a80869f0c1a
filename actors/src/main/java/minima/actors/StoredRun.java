package minima.actors;

import com.fasterxml.jackson.databind.JsonNode;
import minima.telemetry.event.RunRecord;

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

    static double seconds(RunRecord record) {
        return report(record).path("seconds").asDouble();
    }

    private static JsonNode details(RunRecord record) {
        return RunJson.parse(record.details());
    }
}
