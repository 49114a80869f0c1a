package minima.experiments.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/** Every query of every board and recording rule, against a real Prometheus that scrapes a laboratory at work. */
class GrafanaIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    @Test
    void everyQueryOfEveryBoardReturnsData() throws Exception {
        if (System.getenv("CI") == null) {
            assumeThat(Path.of(RealPrometheus.PROGRAM))
                    .as("installed by .ci/run")
                    .exists();
        }
        String data = folder.resolve("data").toString();
        try (Launched laboratory = Launched.minima(folder, "serve", "--port", "0", "--data-dir", data)) {
            await().atMost(PATIENCE).until(() -> !laboratory.url().isEmpty());
            try (Launched run = Launched.minima(
                            folder, "run", "max-margin", "--steps", "1000000000000", "--data-dir", data);
                    Launched other =
                            Launched.minima(folder, "run", "min-norm", "--steps", "1000000000000", "--data-dir", data);
                    RealPrometheus prometheus = new RealPrometheus(
                            folder, URI.create(laboratory.url()).getPort())) {
                List<String> queries = queries();
                assertThat(queries).hasSizeGreaterThan(30);
                TreeSet<String> empty = new TreeSet<>(queries);
                try {
                    await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
                        empty.removeIf(query -> !prometheus.result(query).isEmpty());
                        return empty.isEmpty();
                    });
                } catch (ConditionTimeoutException late) {
                    assertThat(empty).as("%s%n%s", run.err(), other.err()).isEmpty();
                }
            }
        }
    }

    private static List<String> queries() throws IOException {
        List<String> queries = new ArrayList<>();
        try (Stream<Path> boards = Files.list(Launched.ROOT.resolve("dashboards/grafana/boards"))) {
            for (Path board : boards.sorted().toList()) {
                for (JsonNode panel :
                        new ObjectMapper().readTree(board.toFile()).path("panels")) {
                    panel.path("targets")
                            .forEach(target ->
                                    queries.add(chosen(target.path("expr").asText())));
                }
            }
        }
        return queries;
    }

    /** With all jobs, instances, runs and experiments chosen, as in a fresh view. */
    private static String chosen(String expression) {
        return expression
                .replace("$__rate_interval", "5s")
                .replace("$__range", "1m")
                .replaceAll("\\$(job|instance|run|experiment)\\b", ".+");
    }
}
