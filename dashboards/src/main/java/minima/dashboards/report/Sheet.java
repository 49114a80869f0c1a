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
 * @param standing what is known of the claim; null where nobody here knows it any more
 * @param remarks what a reader of its source must know
 * @param settings what the settings mean
 * @param measured where its numbers are read from
 * @param facts where and when it ran, besides what the run itself says
 * @param commands that make it again
 */
public record Sheet(
        RunReport run,
        Claim.@Nullable Standing standing,
        List<String> remarks,
        List<Description> settings,
        Measured measured,
        List<Fact> facts,
        List<String> commands) {

    public Sheet {
        remarks = List.copyOf(remarks);
        settings = List.copyOf(settings);
        facts = List.copyOf(facts);
        commands = List.copyOf(commands);
    }
}
