package minima.experiments.cli;

import minima.actors.RunJson;
import minima.experiments.bench.Bench;
import minima.experiments.bench.BenchTable;
import minima.experiments.bench.Effort;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** {@code minima bench}: how fast this machine is. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Speed on this machine: steps, records to Kafka, the page, start-up; four minutes.")
final class BenchCommand implements Callable<Integer> {

    @Option(names = "--quick", description = "Under a minute, and less sure.")
    boolean quick;

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        try {
            print(Bench.measure(quick ? Effort.QUICK : Effort.FULL, err::println));
            return Minima.DONE;
        } catch (IOException | ExecutionException | TimeoutException broken) {
            err.println("bench must come to its end: " + broken.getMessage());
            return Minima.FAILED;
        }
    }

    private void print(Bench bench) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(RunJson.write(bench));
        } else {
            new BenchTable(out).print(bench);
        }
    }
}
