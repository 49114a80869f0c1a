package minima.experiments.cli;

import minima.training.claim.InvalidInput;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/**
 * {@code minima tail}: the Kafka topics as JSON lines, from their beginning.
 *
 * <p>A broker that is running is followed until Ctrl-C. Where none runs, the one of the data directory is started, what
 * it stored is printed, and it ends.
 */
@Command(
        name = "tail",
        mixinStandardHelpOptions = true,
        description = "The Kafka topics as JSON lines, from their beginning.")
final class TailCommand implements Callable<Integer> {

    @Option(names = "--run", description = "Only the records of this run.")
    @Nullable
    String run;

    @Mixin
    final PlaceOptions where = new PlaceOptions();

    @Option(
            names = "--follow",
            negatable = true,
            description =
                    "Go on until Ctrl-C, or end when nothing came for 2 s; default: follow a broker that is running.")
    @Nullable
    Boolean follow;

    @Option(names = "--json", description = "JSON lines, which is what is printed anyway.")
    boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        if (where.kafka.equals("off")) {
            throw new InvalidInput("tail must have a broker: kafka=off. Maybe --kafka HOST:PORT");
        }
        where.check();
        String own = where.bootstrap();
        if (own != null) {
            return print(own, follow == null || follow);
        }
        String running = EmbeddedTopics.running(where.folder());
        return running != null
                ? print(running, follow == null || follow)
                : EmbeddedTopics.started(where.folder(), address -> print(address, follow != null && follow));
    }

    private int print(String bootstrap, boolean endless) {
        new TopicLines(bootstrap, run, endless).printTo(spec.commandLine().getOut());
        return Minima.DONE;
    }
}
