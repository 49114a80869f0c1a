package minima.actors;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.TreeMap;

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
        @Nullable String batch) {

    public RunOrder {
        settings = Map.copyOf(settings);
    }

    /** The command that runs the same again. */
    public String command() {
        StringBuilder command = new StringBuilder("./minima run ").append(experiment);
        if (data != null) {
            command.append(" --data ").append(data.indexOf(' ') < 0 ? data : "'" + data + "'");
        }
        new TreeMap<>(settings)
                .forEach((name, value) ->
                        command.append(" --set ").append(name).append('=').append(value));
        if (!every.equals("log")) {
            command.append(" --every ").append(every);
        }
        if (!controls) {
            command.append(" --no-control");
        }
        return command.append(" --seed ").append(seed).toString();
    }
}
