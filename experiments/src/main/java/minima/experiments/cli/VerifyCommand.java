package minima.experiments.cli;

import minima.actors.RunJson;
import minima.dashboards.report.Chapter;
import minima.dashboards.report.Fact;
import minima.dashboards.report.Report;
import minima.experiments.Catalogue;
import minima.training.claim.Experiment;
import minima.training.claim.InvalidInput;
import minima.training.claim.Nearest;
import minima.training.claim.Verdict;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code minima verify [ID|FAMILY]…}: every claim with its controls by its default settings, one line a verdict.
 *
 * <p>The trials are rehearsed without actors, as many at once as there are cores; the laboratory gives the same numbers
 * bit for bit.
 */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Check every claim with its control; one line a verdict.")
final class VerifyCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "ID|FAMILY", description = "Default: everything.")
    List<String> names = List.of();

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    @Option(names = "--claims", paramLabel = "FILE", description = "Write the table of claims, docs/claims.md.")
    @Nullable
    Path claims;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Write a report with plots, one file that needs nothing beside it.")
    @Nullable
    Path html;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        List<Experiment<?>> chosen = chosen();
        ReportFile report = html == null ? null : ReportFile.at(html);
        List<Verified> all = report == null ? Verified.all(chosen) : Verified.written(chosen);
        if (report != null) {
            report.write(document(all));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (claims != null) {
            Files.writeString(claims, ClaimsDocument.of(all));
        }
        if (json) {
            out.println(RunJson.write(
                    Map.of("experiments", all.stream().map(Verified::view).toList())));
        } else {
            all.forEach(verified -> verified.verdicts().forEach(verdict -> out.println(line(verified, verdict))));
        }
        boolean good =
                all.stream().flatMap(verified -> verified.verdicts().stream()).allMatch(Verdict::asItShould);
        return good ? Minima.DONE : Minima.NOT_SUPPORTED;
    }

    private String document(List<Verified> all) {
        List<Chapter> chapters =
                all.stream().flatMap(one -> Stream.ofNullable(one.chapter())).toList();
        String title = chapters.size() == 1 ? chapters.get(0).title() : "Claims beside their measurements";
        List<Fact> made = new ArrayList<>(Surroundings.now());
        made.add(new Fact("made by", ("./minima verify " + String.join(" ", names)).strip()));
        return Report.of(title, chapters, made);
    }

    private List<Experiment<?>> chosen() {
        if (names.isEmpty()) {
            return List.copyOf(Catalogue.experiments().values());
        }
        Set<String> known = new LinkedHashSet<>(Catalogue.experiments().keySet());
        Catalogue.experiments()
                .values()
                .forEach(experiment -> known.add(experiment.claim().family()));
        for (String name : names) {
            if (!known.contains(name)) {
                throw new InvalidInput("an experiment or family must exist: name=%s. Maybe %s"
                        .formatted(name, Nearest.to(name, known)));
            }
        }
        return Catalogue.experiments().values().stream()
                .filter(experiment -> names.contains(experiment.claim().id())
                        || names.contains(experiment.claim().family()))
                .collect(Collectors.toList());
    }

    private static String line(Verified of, Verdict verdict) {
        return String.format(
                Locale.ROOT,
                "%s %-12s %-16s %-16s %s: predicted %.7g, measured %.7g, within %.2g; %s",
                verdict.asItShould() ? "ok  " : "BAD ",
                of.claim().id(),
                verdict.outcome(),
                verdict.control() ? "control " + verdict.strand() : verdict.strand(),
                verdict.quantity(),
                verdict.predicted(),
                verdict.measured(),
                verdict.tolerance(),
                verdict.reason());
    }
}
