package minima.dashboards.live;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.RunJson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A batch of eight runs over HTTP, and the events that a page hears while it runs. */
class BatchApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double FIRST_RATE = 1e-9;

    @TempDir
    static Path folder;

    private static OpenPage page;
    private static String batch;
    private static List<String> watching;
    private static List<String> elsewhere;

    /** A page that watches one batch, and one that watches none, while a second batch runs beside it. */
    @BeforeAll
    static void runAndWatch() throws Exception {
        page = new OpenPage(folder);
        Queue<String> home = page.events("");
        String slow = launched(Map.of(
                "experiment",
                "decays",
                "axes",
                List.of(Map.of("setting", "steps", "values", List.of("1000000000000", "1000000000001")))));
        Queue<String> watched = page.events("?batch=" + slow);
        await().atMost(PATIENCE).until(() -> data(watched, "cells").stream()
                .anyMatch(cells ->
                        cells.path("cells").get(0).path("status").asText().equals("RUNNING")));
        assertThat(page.post("api/batches/" + slow + "/cancel", Map.of()).statusCode())
                .isEqualTo(200);
        await().atMost(PATIENCE).until(() -> ended(watched, slow));
        watching = List.copyOf(watched);

        batch = launched(sweep());
        await().atMost(PATIENCE).until(() -> ended(home, batch));
        elsewhere = List.copyOf(home);
    }

    @AfterAll
    static void close() {
        page.close();
    }

    @Test
    void tellsTheAxesTheSeedsTheCountsAndEachCell() throws Exception {
        JsonNode report = page.json("api/batches/" + batch);

        assertThat(report.path("batch").asText()).isEqualTo(batch);
        assertThat(report.path("status").asText()).isEqualTo("COMPLETED");
        assertThat(report.path("axes").toString())
                .isEqualTo("[{\"setting\":\"steps\",\"values\":[\"100\",\"200\"],\"log\":true},"
                        + "{\"setting\":\"strands\",\"values\":[\"1\",\"2\"],\"log\":false}]");
        assertThat(report.path("seeds").toString()).isEqualTo("[3,5]");
        assertThat(report.path("settings").toString()).isEqualTo("{\"measures\":\"2\"}");
        assertThat(report.path("total").asInt()).isEqualTo(8);
        assertThat(report.path("counts").toString()).isEqualTo("{\"COMPLETED\":8}");
        assertThat(report.path("cells")).hasSize(8);
        JsonNode cell = report.path("cells").get(5);
        assertThat(cell.path("run").asText()).isEqualTo(batch + "-5");
        assertThat(cell.path("swept").toString()).isEqualTo("{\"steps\":\"200\",\"strands\":\"1\"}");
        assertThat(cell.path("seed").asLong()).isEqualTo(5);
        assertThat(cell.path("values").path("rate-1").path("norm.linf").asDouble())
                .isEqualTo(decayed(200));
        assertThat(cell.path("verdicts").toString())
                .isEqualTo("{\"count\":1,\"asTheyShould\":1,\"claims\":{\"SUPPORTED\":1},\"controls\":{}}");
    }

    @Test
    void sumsUpEachCombinationOverItsSeeds() throws Exception {
        JsonNode groups = page.json("api/batches/" + batch).path("groups");

        assertThat(groups).hasSize(4);
        JsonNode last = groups.get(3);
        assertThat(last.path("swept").toString()).isEqualTo("{\"steps\":\"200\",\"strands\":\"2\"}");
        assertThat(last.path("runs").asInt()).isEqualTo(2);
        assertThat(last.path("verdicts").path("claims").path("SUPPORTED").asInt())
                .as("two strands, two seeds")
                .isEqualTo(4);
        JsonNode summary = last.path("values").path("rate-1").path("norm.linf");
        for (String of : List.of("mean", "low", "high", "min", "max")) {
            assertThat(summary.path(of).asDouble()).as(of).isEqualTo(decayed(200));
        }
        assertThat(summary.path("count").asInt()).isEqualTo(2);
    }

    @Test
    void tellsWhatIsAskedForAlone() throws Exception {
        JsonNode counts = page.json("api/batches/" + batch + "?view=counts");
        JsonNode groups = page.json("api/batches/" + batch + "?view=groups&metric=norm.l2");
        JsonNode cells = page.json("api/batches/" + batch + "?metric=norm.l2&metric=norm.linf");

        assertThat(counts.has("cells") || counts.has("groups")).isFalse();
        assertThat(counts.path("counts").path("COMPLETED").asInt()).isEqualTo(8);
        assertThat(groups.has("cells")).isFalse();
        assertThat(groups.path("groups").get(0).path("values").path("rate-1"))
                .singleElement()
                .satisfies(only -> assertThat(only.path("count").asInt()).isEqualTo(2));
        assertThat(cells.path("cells").get(0).path("values").path("rate-1")).hasSize(2);
    }

    @Test
    void listsBatchesAndKeepsTheirRunsApart() throws Exception {
        assertThat(page.json("api/batches").path("batches").get(0).path("batch").asText())
                .isEqualTo(batch);
        assertThat(page.json("api/batches?limit=1").path("batches")).hasSize(1);
        assertThat(page.json("api/runs").path("runs")).isEmpty();
        assertThat(page.json("api/runs?batch=" + batch).path("runs")).hasSize(8);
    }

    @Test
    void tellsAPageOfTheCellsOfItsBatchAndOthersOfHowFarItIs() {
        List<JsonNode> standings = data(elsewhere, "batch").stream()
                .filter(standing -> standing.path("batch").asText().equals(batch))
                .toList();

        assertThat(standings).last().satisfies(standing -> {
            assertThat(standing.path("status").asText()).isEqualTo("COMPLETED");
            assertThat(standing.path("total").asInt()).isEqualTo(8);
            assertThat(standing.path("counts").toString()).isEqualTo("{\"COMPLETED\":8}");
        });
        assertThat(data(elsewhere, "cells")).isEmpty();
        assertThat(data(elsewhere, "run")).as("runs of batches").isEmpty();
        assertThat(data(watching, "cells")).last().satisfies(cells -> {
            JsonNode cell = cells.path("cells").get(0);
            assertThat(cell.path("run").asText()).startsWith(cells.path("batch").asText() + "-");
            assertThat(cell.path("status").asText()).isEqualTo("CANCELLED");
            assertThat(cell.path("values").path("rate-1").path("norm.l2").asDouble())
                    .isPositive();
        });
    }

    /** Four a second at most, however many cells move, and the last when it ends. */
    @Test
    void conflatesTheNewsOfABatch() {
        assertThat(data(watching, "cells")).allSatisfy(event -> assertThat(
                        StreamSupport.stream(event.path("cells").spliterator(), false)
                                .map(cell -> cell.path("cell").asInt()))
                .doesNotHaveDuplicates());
        List<JsonNode> standings = data(elsewhere, "batch").stream()
                .filter(standing -> standing.path("batch").asText().equals(batch))
                .toList();
        JsonNode last = standings.get(standings.size() - 1);
        double seconds = (last.path("ended").asLong() - last.path("created").asLong()) / 1e3;
        assertThat((double) standings.size()).isLessThanOrEqualTo(4 * seconds + 3); // one before, two at the end
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"experiment\":\"decays\",\"axis\":[]}|field must be known: field=axis",
                "{\"experiment\":\"decay\"}|experiment must exist: experiment=decay. Maybe decays",
                "{\"experiment\":\"decays\",\"axes\":[{\"setting\":\"step\",\"values\":[1]}]}|setting must exist: setting=step",
                "{\"experiment\":\"decays\",\"axes\":[{\"setting\":\"steps\",\"values\":[]}]}|an axis must have distinct values",
                "{\"experiment\":\"decays\",\"seeds\":[\"x\"]}|seeds must be whole numbers",
                "[]|a batch must be a JSON object"
            })
    void refusesABatchWithTheRuleAndTheValue(String document, String said) throws Exception {
        HttpResponse<String> answer = page.post("api/batches", RunJson.parse(document));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(RunJson.parse(answer.body()).path("error").asText()).contains(said);
    }

    @Test
    void knowsNoOtherBatchAndNoOtherView() throws Exception {
        assertThat(page.ask("api/batches/none").statusCode()).isEqualTo(404);
        assertThat(page.ask("api/batches/none?view=counts").statusCode()).isEqualTo(404);
        assertThat(page.ask("api/batches/" + batch + "?view=all").statusCode()).isEqualTo(400);
        assertThat(page.post("api/batches/" + batch + "/cancel", Map.of()).statusCode())
                .as("has ended")
                .isEqualTo(400);
    }

    private static Map<String, Object> sweep() {
        return Map.of(
                "experiment",
                "decays",
                "axes",
                List.of(
                        Map.of("setting", "steps", "values", List.of(100, 200), "log", true),
                        Map.of("setting", "strands", "values", List.of("1", "2"))),
                "settings",
                Map.of("measures", 2),
                "seeds",
                List.of(3, 5));
    }

    private static String launched(Map<String, Object> sweep) throws Exception {
        HttpResponse<String> answer = page.post("api/batches", sweep);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunJson.parse(answer.body()).path("batch").asText();
    }

    private static boolean ended(Iterable<String> lines, String id) {
        return data(lines, "batch").stream()
                .anyMatch(standing -> standing.path("batch").asText().equals(id)
                        && standing.path("ended").asLong() > 0);
    }

    /** The data of the events of a type, in order; in the stream the data come before or after the type. */
    private static List<JsonNode> data(Iterable<String> lines, String type) {
        List<JsonNode> found = new ArrayList<>();
        String data = "";
        String event = "";
        for (String line : lines) {
            data = line.startsWith("data:") ? line.substring("data:".length()) : data;
            event = line.startsWith("event:") ? line.substring("event:".length()) : event;
            if (line.isEmpty()) {
                if (event.equals(type)) {
                    found.add(RunJson.parse(data));
                }
                event = "";
            }
        }
        return found;
    }

    private static double decayed(long steps) {
        double value = 1;
        for (long step = 0; step < steps; step++) {
            value *= 1 - FIRST_RATE;
        }
        return value;
    }
}
