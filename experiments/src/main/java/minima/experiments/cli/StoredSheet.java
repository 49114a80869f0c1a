package minima.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import minima.actors.RunJson;
import minima.actors.RunReport;
import minima.dashboards.report.Fact;
import minima.dashboards.report.Measured;
import minima.dashboards.report.Sheet;
import minima.experiments.Catalogue;
import minima.training.claim.Claim;
import minima.training.claim.Experiment;
import minima.training.claim.SettingsRecord;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** What a report shows of a run of a laboratory. */
final class StoredSheet {

    private StoredSheet() {}

    /** @param json as {@code show --json} prints it */
    static Sheet of(JsonNode json, Measured measured) {
        ObjectNode bare = json.deepCopy();
        bare.remove(List.of("events", "forks"));
        RunReport run = RunJson.read(bare.toString(), RunReport.class);
        Experiment<?> known = Catalogue.experiments().get(run.experiment());
        return new Sheet(
                run,
                known == null ? Claim.Standing.PROVED : known.claim().standing(),
                known == null ? List.of() : known.claim().remarks(),
                known == null ? List.of() : SettingsRecord.describe(known.defaults()),
                measured,
                List.of(new Fact(
                        "ordered",
                        Surroundings.date(Instant.ofEpochMilli(run.created()).atZone(ZoneId.systemDefault())))),
                List.of(run.command()));
    }
}
