package minima.actors;

import java.util.Map;

/**
 * What a user asks to be forked.
 *
 * @param parent the run to fork
 * @param at the step whose state the fork begins with
 * @param settings changes to the parent's, name to text
 */
public record ForkRequest(String parent, long at, Map<String, String> settings) {

    public ForkRequest {
        settings = Map.copyOf(settings);
    }
}
