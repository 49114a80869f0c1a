package minima.experiments.cli;

import minima.dashboards.alert.AlertPlan;
import minima.dashboards.alert.AlertRule;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The options that say what people are told of, and where. */
final class AlertOptions {

    @Option(
            names = "--alert",
            paramLabel = "RULE",
            description = "Tell of it, besides the rules of alerts.txt (nan, failed, journal): refuted, 'stalled 60s',"
                    + " 'lag > 100000', 'experiment:max-margin margin.l2<0.1 for 30s'. Repeatable.")
    List<String> rules = new ArrayList<>();

    @Option(names = "--webhook", paramLabel = "URL", description = "Post each alert there as JSON.")
    @Nullable
    String webhook;

    /** @param folder the data directory, whose rules count too */
    AlertPlan plan(Path folder) {
        return AlertPlan.in(
                folder,
                rules.stream().map(AlertRule::parse).toList(),
                webhook == null ? null : AlertPlan.webhook(webhook));
    }
}
