package minima.dashboards.report;

import minima.actors.RunReport;
import minima.dashboards.markup.Markup;
import minima.dashboards.svg.Figures;
import minima.telemetry.event.RunState;
import minima.training.claim.SettingsRecord.Description;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where the numbers come from: settings, seed, data, machine, and the command that makes them again. */
final class Origin {

    private Origin() {}

    /** Values with units and meanings, in their order; a setting that nobody explains stands with its value alone. */
    static void settings(Markup into, Map<String, Object> values, List<Description> known) {
        into.element("h3", "Settings").open("table", "class", "settings").open("tbody");
        for (Description setting : known) {
            Object value = values.get(setting.name());
            if (value != null) {
                setting(into, setting.name(), value, setting.unit(), setting.meaning());
            }
        }
        List<String> names = known.stream().map(Description::name).toList();
        values.forEach((name, value) -> {
            if (!names.contains(name)) {
                setting(into, name, value, "", "");
            }
        });
        into.close().close();
    }

    private static void setting(Markup into, String name, Object value, String unit, String meaning) {
        into.open("tr", "data-setting", name).element("th", Phrase.spaced(name), "scope", "row");
        into.element("td", Phrase.value(value) + (unit.isEmpty() ? "" : " " + unit), "class", "number");
        into.element("td", meaning, "class", "reason").close();
    }

    static void facts(Markup into, Sheet sheet) {
        into.element("h3", "This run");
        facts(into, all(sheet));
        into.element("h3", "Reproduce");
        sheet.commands().forEach(command -> into.element("pre", command, "class", "command"));
    }

    static void facts(Markup into, List<Fact> facts) {
        into.open("dl", "class", "facts");
        facts.forEach(fact -> into.element("dt", fact.name())
                .open("dd")
                .element("bdi", fact.value())
                .close());
        into.close();
    }

    private static List<Fact> all(Sheet sheet) {
        RunReport run = sheet.run();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("state", run.status().name().toLowerCase(Locale.ROOT)));
        String steps = Figures.count(run.steps());
        boolean whole = run.status() == RunState.COMPLETED;
        facts.add(new Fact("steps", whole ? steps : Figures.count(run.step()) + " of " + steps));
        facts.add(new Fact("seed", Long.toString(run.seed())));
        RunReport.Data data = run.data();
        if (data != null) {
            facts.add(new Fact("data", data.name()));
            String digest = data.sha256();
            if (digest != null) {
                facts.add(new Fact("data, sha256", digest));
            }
        }
        facts.add(new Fact("took", Figures.of(run.seconds(), 3) + " s"));
        facts.addAll(sheet.facts());
        run.digests().forEach((strand, digest) -> facts.add(new Fact("final state of " + strand, digest)));
        return facts;
    }
}
