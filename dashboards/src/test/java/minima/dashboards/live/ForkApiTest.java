package minima.dashboards.live;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.RunJson;
import minima.telemetry.event.RunState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Forks over HTTP. */
class ForkApiTest {

    @TempDir
    static Path folder;

    private static OpenPage page;
    private static String parent;

    @BeforeAll
    static void run() {
        page = new OpenPage(folder);
        parent = completed(page.submit(Map.of("strands", "3")));
    }

    @AfterAll
    static void close() {
        page.close();
    }

    private static String completed(String run) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> page.journal().run(run) != null
                        && page.journal().run(run).state() == RunState.COMPLETED);
        return run;
    }

    private static HttpResponse<String> fork(String run, String body) throws Exception {
        return page.post("api/runs/" + run + "/fork", body);
    }

    @Test
    void forksAndTellsWhereFromAndWhereTo() throws Exception {
        HttpResponse<String> answer =
                fork(parent, "{\"at\":1000,\"settings\":{\"strands\":2,\"measures\":2},\"steps\":2500}");
        assertThat(answer.statusCode()).isEqualTo(200);
        String fork = completed(RunJson.parse(answer.body()).path("run").asText());

        JsonNode report = page.json("api/runs/" + fork);
        JsonNode settings = RunJson.parse("{\"steps\":2500,\"strands\":2}");
        assertThat(report.path("parent").path("run").asText()).isEqualTo(parent);
        assertThat(report.path("parent").path("step").asLong()).isEqualTo(1000);
        assertThat(report.path("parent").path("settings")).isEqualTo(settings);
        assertThat(report.path("forks")).isEmpty();
        JsonNode forks = page.json("api/runs/" + parent).path("forks");
        assertThat(forks).singleElement().satisfies(listed -> {
            assertThat(listed.path("run").asText()).isEqualTo(fork);
            assertThat(listed.path("step").asLong()).isEqualTo(1000);
            assertThat(listed.path("settings")).isEqualTo(settings);
        });
        assertThat(page.json("api/runs")
                        .path("runs")
                        .get(0)
                        .path("parent")
                        .path("run")
                        .asText())
                .isEqualTo(parent);
        assertThat(page.json("api/runs/" + parent).has("parent")).isFalse();
        JsonNode event = RunJson.parse(page.journal().events(fork).get(0).json());
        assertThat(event.path("report").path("parent").path("run").asText()).isEqualTo(parent);
        JsonNode points = page.json("api/runs/%s/series?metric=norm.l2&strand=rate-2".formatted(fork))
                .path("points");
        assertThat(points.get(0).get(0).asLong()).isEqualTo(1000);
        assertThat(points.get(points.size() - 1).get(0).asLong()).isEqualTo(2500);
    }

    @Test
    void refusesInOneLineWithItsStatus() throws Exception {
        requireRefusal(fork("none", "{\"at\":1}"), 404, "run must exist: run=none");
        requireRefusal(
                fork(parent, "{\"at\":2001}"),
                400,
                "at must be a step that the run has taken, from 0 to 2000: at=2001");
        requireRefusal(fork(parent, "{}"), 400, "at must be a whole number: at=");
        requireRefusal(fork(parent, "{\"at\":1.5}"), 400, "at must be a whole number: at=1.5");
        requireRefusal(
                fork(parent, "{\"at\":1,\"steps\":\"many\"}"), 400, "steps must be a whole number: steps=\"many\"");
        requireRefusal(fork(parent, "{\"at\":1,\"step\":2}"), 400, "field must be known: field=step");
        requireRefusal(
                fork(parent, "{\"at\":1,\"settings\":{\"stepz\":3}}"),
                400,
                "setting must exist: setting=stepz. Maybe steps");
        requireRefusal(
                fork(parent, "{\"at\":1,\"settings\":{\"strands\":4}}"),
                400,
                "a fork's strands must be its parent's: strand=rate-1, parent's=[rate-1, rate-2, rate-3]. Maybe minima run");
    }

    private static void requireRefusal(HttpResponse<String> answer, int status, String reason) {
        assertThat(RunJson.parse(answer.body()).path("error").asText()).isEqualTo(reason);
        assertThat(answer.statusCode()).isEqualTo(status);
    }
}
