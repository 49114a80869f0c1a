package minima.experiments.cli;

import minima.actors.RunIds;
import minima.actors.RunOrder;
import minima.training.claim.InvalidInput;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The options that say what is run. */
final class RunOptions {

    @Option(names = "--set", paramLabel = "name=value", description = "A setting; see 'minima describe ID'.")
    Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--seed", description = "Seed of every random stream; default ${DEFAULT-VALUE}.")
    long seed;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "CSV with header x1,…,xd,y, an IDX file, or a named set: digits:0,1, mnist:3,5@500.")
    @Nullable
    String data;

    @Option(
            names = "--every",
            paramLabel = "1|K|log",
            description = "Which steps are measured; default ${DEFAULT-VALUE}, about 1000 log-spaced ones.")
    String every = "log";

    @Option(names = "--steps", description = "Steps; the same as --set steps=N.")
    @Nullable
    Long steps;

    @Option(
            names = "--device",
            paramLabel = "cpu|gpu|auto",
            description = "Where to compute; default ${DEFAULT-VALUE}.")
    String device = "auto";

    @Option(
            names = "--control",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Run control strands too (the default); --no-control leaves them out.")
    boolean control = true;

    /** What the options ask of an experiment. */
    RunOrder order(String experiment) {
        if (!device.equals("cpu") && !device.equals("auto")) {
            throw new InvalidInput(
                    "device must be cpu or auto, no simulation here computes on another: device=" + device);
        }
        Map<String, String> settings = new LinkedHashMap<>(set);
        if (steps != null) {
            settings.put("steps", Long.toString(steps));
        }
        return new RunOrder(
                RunIds.next(experiment, seed), experiment, settings, seed, located(), null, every, control, null);
    }

    /** A path is kept absolute, so that a run can be resumed from elsewhere. */
    private @Nullable String located() {
        if (data == null || data.matches("(digits|mnist|fashion-mnist|cifar10)([:@].*)?")) {
            return data;
        }
        return Path.of(data).toAbsolutePath().normalize().toString();
    }
}
