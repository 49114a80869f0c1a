package minima.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    @Override
    public void print(List<JsonNode> reports, PrintWriter out) {
        parts.forEach(part -> part.print(part.last(), out));
    }

    /** Documents of the parts merged: runs under {@code runs}, batches under {@code batches}. */
    @Override
    public Map<String, Object> json(List<JsonNode> reports) {
        Map<String, List<Object>> merged = new LinkedHashMap<>();
        for (Watched part : parts) {
            part.json(part.last())
                    .forEach((name, value) -> merged.computeIfAbsent(name, key -> new ArrayList<>())
                            .addAll((List<?>) value));
        }
        return new LinkedHashMap<>(merged);
    }

    /** The worst of the parts: 3 before 1 before 0. */
    @Override
    public int exitCode(List<JsonNode> reports) {
        return parts.stream().mapToInt(part -> part.exitCode(part.last())).max().orElse(Minima.DONE);
    }
}
