package minima.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.RunJson;
import minima.actors.RunReport;
import minima.dashboards.report.Fact;
import minima.dashboards.report.Measured;
import minima.dashboards.report.Sheet;
import minima.experiments.Catalogue;
import minima.training.claim.Experiment;
import minima.training.claim.SettingsRecord;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** What a report shows of a run of a laboratory. */
final class StoredSheet {

    private StoredSheet() {}

    /** @param json as {@code show --json} prints it */
    static Sheet of(JsonNode json, Measured measured) {
        RunReport run = RunJson.read(json.toString(), RunReport.class);
        Experiment<?> known = Catalogue.experiments().get(run.experiment());
        return new Sheet(
                run,
                known == null ? null : known.claim(),
                known == null ? List.of() : SettingsRecord.describe(known.defaults()),
                measured,
                facts(run, json),
                List.of(run.command()));
    }

    private static List<Fact> facts(RunReport run, JsonNode json) {
        Instant created = Instant.ofEpochMilli(run.created());
        List<Fact> facts = new ArrayList<>(
                List.of(new Fact("ordered", Surroundings.date(created.atZone(ZoneId.systemDefault())))));
        List<String> tags = new ArrayList<>();
        json.path("tags").forEach(tag -> tags.add(tag.asText()));
        if (!tags.isEmpty()) {
            facts.add(new Fact("tags", String.join(", ", tags)));
        }
        if (!json.path("note").asText().isEmpty()) {
            facts.add(new Fact("note", json.path("note").asText()));
        }
        return facts;
    }
}
