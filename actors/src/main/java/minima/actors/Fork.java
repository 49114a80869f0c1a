package minima.actors;

import minima.training.claim.Assumption;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a run comes from that has another run's state at a step and goes on from there.
 *
 * @param settings those that differ from the parent's, name to value
 * @param strands what each strand of the fork inherits
 */
public record Fork(String parent, long step, Map<String, Object> settings, List<Heir> strands) {

    /**
     * What one strand inherits.
     *
     * @param strand its name in the fork
     * @param of the parent's strand whose state it has
     * @param step where that one stood: the fork's step, or before it where it ended
     * @param grid the number of steps whose log-spaced ones are measured, so that parent and fork are measured together
     */
    public record Heir(String strand, String of, long step, long grid) {}

    public Fork {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        strands = List.copyOf(strands);
    }

    Heir heir(String strand) {
        return strands.stream()
                .filter(heir -> heir.strand().equals(strand))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("fork must know its strands: strand=" + strand));
    }

    RunReport.Parent view() {
        return new RunReport.Parent(parent, step, settings);
    }

    /** That a theorem is about a run whose settings change on the way is not checked; empty where none changes. */
    Optional<Assumption> assumption() {
        boolean changes = settings.keySet().stream().anyMatch(name -> !name.equals("steps"));
        return changes
                ? Optional.of(new Assumption(
                        "the same settings at every step",
                        Assumption.State.UNKNOWN,
                        "until step %d those of %s; then %s".formatted(step, parent, settings)))
                : Optional.empty();
    }
}
