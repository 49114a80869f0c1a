package minima.dashboards.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A board of {@code dashboards/grafana/boards}, classic JSON, as its tests read it. */
record Board(String name, JsonNode json) {

    static final Path FOLDER = Path.of("grafana/boards");

    static List<Board> all() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Board> boards = new ArrayList<>();
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                boards.add(new Board(file.getFileName().toString(), new ObjectMapper().readTree(file.toFile())));
            }
            return boards;
        }
    }

    List<JsonNode> panels() {
        return elements(json.path("panels"));
    }

    List<JsonNode> variables() {
        return elements(json.path("templating").path("list"));
    }

    JsonNode variable(String variable) {
        return variables().stream()
                .filter(v -> v.path("name").asText().equals(variable))
                .findFirst()
                .orElseThrow(() -> new AssertionError("%s has no variable %s".formatted(name, variable)));
    }

    static List<String> expressions(JsonNode panel) {
        return elements(panel.path("targets")).stream()
                .map(target -> target.path("expr").asText())
                .toList();
    }

    static List<JsonNode> elements(JsonNode array) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        return elements;
    }

    @Override
    public String toString() {
        return name;
    }
}
