package minima.actors;

import minima.training.claim.SamplingPlan;
import minima.training.claim.Strand;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a user asks to be run; with the same build it fixes every measured number.
 *
 * @param run the run's id, made by {@link RunIds}
 * @param settings those that differ from the defaults, name to text
 * @param data what {@code --data} takes, null where the experiment makes its own
 * @param dataSha256 of the data when the run was ordered, so that it does not go on with other data; null where there
 *     is none
 * @param every {@code log}, {@code 1} or K
 * @param controls whether control strands run too
 * @param batch the batch it belongs to, null if none
 * @param fork where it comes from; null where it begins by itself
 */
public record RunOrder(
        String run,
        String experiment,
        Map<String, String> settings,
        long seed,
        @Nullable String data,
        @Nullable String dataSha256,
        String every,
        boolean controls,
        @Nullable String batch,
        @Nullable Fork fork) {

    public RunOrder {
        settings = Map.copyOf(settings);
    }

    /** A run that begins by itself. */
    public RunOrder(
            String run,
            String experiment,
            Map<String, String> settings,
            long seed,
            @Nullable String data,
            @Nullable String dataSha256,
            String every,
            boolean controls,
            @Nullable String batch) {
        this(run, experiment, settings, seed, data, dataSha256, every, controls, batch, null);
    }

    /** Which steps of a strand are measured: a function of this order alone. */
    SamplingPlan plan(Strand strand) {
        return fork == null
                ? SamplingPlan.parse(every, strand.steps())
                : SamplingPlan.parse(every, fork.heir(strand.name()).grid()).until(strand.steps());
    }

    /** This order as a fork. */
    RunOrder from(Fork parent) {
        return new RunOrder(run, experiment, settings, seed, data, dataSha256, every, controls, batch, parent);
    }

    /** The arguments that run the same again. */
    public List<String> arguments() {
        return fork == null ? ofItself() : ofFork(fork);
    }

    private static List<String> ofFork(Fork fork) {
        List<String> arguments =
                new ArrayList<>(List.of("./minima", "fork", fork.parent(), "--at", Long.toString(fork.step())));
        new TreeMap<>(fork.settings()).forEach((name, value) -> arguments.addAll(List.of("--set", name + "=" + value)));
        return arguments;
    }

    private List<String> ofItself() {
        List<String> arguments = new ArrayList<>(List.of("./minima", "run", experiment));
        if (data != null) {
            arguments.addAll(List.of("--data", data));
        }
        new TreeMap<>(settings).forEach((name, value) -> arguments.addAll(List.of("--set", name + "=" + value)));
        if (!every.equals("log")) {
            arguments.addAll(List.of("--every", every));
        }
        if (!controls) {
            arguments.add("--no-control");
        }
        arguments.addAll(List.of("--seed", Long.toString(seed)));
        return arguments;
    }

    /** The arguments as one line for a shell. */
    public String command() {
        return arguments().stream()
                .map(argument ->
                        argument.matches("[\\w./:,=@+-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }
}
