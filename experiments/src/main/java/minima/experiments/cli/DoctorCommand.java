package minima.experiments.cli;

import minima.actors.RunJson;
import minima.experiments.doctor.BackEndChecks;
import minima.experiments.doctor.BrokerCheck;
import minima.experiments.doctor.Finding;
import minima.experiments.doctor.MachineChecks;
import minima.experiments.doctor.PortChecks;
import minima.experiments.doctor.ProgramChecks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code minima doctor}: what works here, and how to mend what does not. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "What works on this machine, and how to mend what does not; 1 if anything fails.")
final class DoctorCommand implements Callable<Integer> {

    @Mixin
    final PlaceOptions where = new PlaceOptions();

    @Option(names = "--quick", description = "Do not start a broker.")
    boolean quick;

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        List<Finding> findings = findings();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(RunJson.write(Map.of("checks", findings)));
        } else {
            findings.forEach(finding -> print(finding, out));
        }
        boolean fails = findings.stream().anyMatch(finding -> finding.state() == Finding.State.FAIL);
        return fails ? Minima.NOT_SUPPORTED : Minima.DONE;
    }

    private List<Finding> findings() {
        List<Finding> all = new ArrayList<>(MachineChecks.all());
        all.addAll(BackEndChecks.all());
        all.addAll(PortChecks.all());
        if (!quick) {
            all.add(BrokerCheck.run());
        }
        all.addAll(new DataDirectoryChecks(where).all());
        all.addAll(ProgramChecks.all());
        return all;
    }

    private static void print(Finding finding, PrintWriter out) {
        out.printf(
                "%-4s  %-14s  %s%n", finding.state().name().toLowerCase(Locale.ROOT), finding.check(), finding.what());
        if (!finding.cure().isEmpty()) {
            out.printf("%-4s  %-14s  → %s%n", "", "", finding.cure());
        }
    }
}
