package minima.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;

/** Runs and batches together, until all of them have ended. */
record WatchedAll(List<Watched> parts) implements Watched {

    @Override
    public List<JsonNode> reports() {
        return parts.stream().flatMap(part -> part.reports().stream()).toList();
    }

    @Override
    public boolean ended(List<JsonNode> reports) {
        return parts.stream().allMatch(part -> part.ended(part.reports()));
    }

    @Override
    public List<JsonNode> last() {
        return parts.stream().flatMap(part -> part.last().stream()).toList();
    }
}
