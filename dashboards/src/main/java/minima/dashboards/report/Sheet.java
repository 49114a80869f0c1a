package minima.dashboards.report;

import minima.actors.RunReport;
import minima.training.claim.Claim;
import minima.training.claim.SettingsRecord.Description;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a report shows of one run.
 *
 * @param run what came of it, with its claim as it was when it ran
 * @param known the claim as it is known today; null where nobody here knows it any more
 * @param settings what the settings mean
 * @param measured where its numbers are read from
 * @param facts where and when it ran, besides what the run itself says
 * @param commands that make it again
 */
public record Sheet(
        RunReport run,
        @Nullable Claim known,
        List<Description> settings,
        Measured measured,
        List<Fact> facts,
        List<String> commands) {

    public Sheet {
        settings = List.copyOf(settings);
        facts = List.copyOf(facts);
        commands = List.copyOf(commands);
    }
}
