package minima.experiments.cli;

import minima.actors.RunJson;
import minima.dashboards.api.ExperimentRoutes;
import minima.experiments.Catalogue;
import minima.training.claim.Claim;
import minima.training.claim.Experiment;
import minima.training.claim.SettingsRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.List;

/** {@code minima describe ID}: statement, source, settings with defaults, units and bounds. */
@Command(
        name = "describe",
        mixinStandardHelpOptions = true,
        description = "Statement, source, settings with defaults, units and bounds.")
final class DescribeCommand implements Runnable {

    @Parameters(paramLabel = "ID", description = "An experiment of 'minima list'.")
    @SuppressWarnings("NullAway.Init")
    String id;

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        Experiment<?> experiment = Catalogue.experiment(id);
        if (json) {
            out.println(RunJson.write(ExperimentRoutes.view(experiment)));
            return;
        }
        print(experiment, out);
    }

    static void print(Experiment<?> experiment, PrintWriter out) {
        Claim claim = experiment.claim();
        out.printf("%s (%s)%n%n%s%n%n%s%n%n", claim.id(), claim.family(), claim.title(), claim.statement());
        claim.sources().forEach(source -> out.printf("Source: %s%n", source));
        out.printf("Standing: %s%n", ClaimsDocument.standing(claim));
        claim.remarks().forEach(remark -> out.printf("Remark: %s%n", remark));
        out.printf("Data: %s%n%nSettings (--set name=value)%n", claim.data().words());
        print(SettingsRecord.describe(experiment.defaults()), out);
    }

    private static void print(List<SettingsRecord.Description> settings, PrintWriter out) {
        int longest = settings.stream().mapToInt(s -> s.name().length()).max().orElse(1);
        for (SettingsRecord.Description setting : settings) {
            out.printf(
                    "  %-" + Math.max(14, longest) + "s %s%s; %s, default %s%s%n",
                    setting.name(),
                    setting.meaning(),
                    setting.unit().isEmpty() ? "" : " [" + setting.unit() + "]",
                    setting.type(),
                    setting.byDefault(),
                    bounds(setting));
        }
    }

    private static String bounds(SettingsRecord.Description setting) {
        boolean below = Double.isInfinite(setting.atLeast());
        boolean above = Double.isInfinite(setting.atMost());
        if (below && above) {
            return "";
        }
        if (above) {
            return ", at least " + setting.atLeast();
        }
        return below
                ? ", at most " + setting.atMost()
                : ", from %s to %s".formatted(setting.atLeast(), setting.atMost());
    }
}
