package minima.experiments.cli;

import minima.actors.RunJson;
import minima.dashboards.api.ExperimentRoutes;
import minima.experiments.Catalogue;
import minima.training.claim.Claim;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code minima list}: the experiments by family. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "The experiments by family.")
final class ListCommand implements Runnable {

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(RunJson.write(Map.of(
                    "experiments",
                    Catalogue.experiments().values().stream()
                            .map(ExperimentRoutes::view)
                            .toList())));
            return;
        }
        Map<String, List<Claim>> families = Catalogue.experiments().values().stream()
                .map(experiment -> experiment.claim())
                .collect(Collectors.groupingBy(Claim::family, java.util.LinkedHashMap::new, Collectors.toList()));
        families.forEach((family, claims) -> {
            out.println(family);
            claims.forEach(claim -> out.printf("  %-24s %s%n", claim.id(), claim.title()));
        });
    }
}
