package minima.dashboards.live;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.RunJson;
import minima.telemetry.event.RunState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Notes and tags over HTTP. */
class NoteApiTest {

    @TempDir
    static Path folder;

    private static OpenPage page;
    private static String ended;

    @BeforeAll
    static void run() {
        page = new OpenPage(folder);
        ended = page.submit(Map.of());
        await().atMost(Duration.ofSeconds(60))
                .until(() -> page.journal().run(ended) != null
                        && page.journal().run(ended).state() == RunState.COMPLETED);
    }

    @AfterAll
    static void close() {
        page.close();
    }

    /** A run that was accepted is told of once the journal has it. */
    private static String known(String run) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> page.ask("api/runs/" + run).statusCode() == 200);
        return run;
    }

    private static HttpResponse<String> put(String run, String body) throws Exception {
        return page.tell("PUT", "api/runs/" + run + "/notes", body);
    }

    @Test
    void writesWhatIsPutAndLeavesTheRest() throws Exception {
        String run = known(page.submit("written", "decays", Map.of(), 1));
        String none = "{\"note\":\"\",\"tags\":[]}";
        assertThat(page.ask("api/runs/written/notes").body()).isEqualTo(none);

        assertThat(put(run, "{\"tags\":[\" paper \",\"fig 3\",\"Paper\"]}").body())
                .isEqualTo("{\"note\":\"\",\"tags\":[\"paper\",\"fig 3\"]}");
        String both = "{\"note\":\"batch size\\nwas wrong\",\"tags\":[\"paper\",\"fig 3\"]}";
        assertThat(put(run, "{\"note\":\"batch size\\r\\nwas wrong\"}").body()).isEqualTo(both);
        assertThat(put(run, "{}").body()).isEqualTo(both);
        assertThat(page.ask("api/runs/written/notes").body()).isEqualTo(both);
        JsonNode report = page.json("api/runs/written");
        assertThat(report.path("note").asText()).isEqualTo("batch size\nwas wrong");
        assertThat(report.path("tags")).isEqualTo(RunJson.parse("[\"paper\",\"fig 3\"]"));
        assertThat(put(run, "{\"note\":\"\",\"tags\":[]}").body()).isEqualTo(none);
    }

    @Test
    void findsByTagTheLivingAndTheDead() throws Exception {
        String alive = known(page.submit(Map.of("steps", "1000000000000")));
        put(alive, "{\"tags\":[\"Figure 3\",\"paper\"]}");
        put(ended, "{\"tags\":[\"figure 3\"]}");

        assertThat(found("tag:\"FIGURE 3\"")).containsExactlyInAnyOrder(alive, ended);
        assertThat(found("igure")).containsExactlyInAnyOrder(alive, ended);
        assertThat(found("tag:paper tag:\"figure 3\"")).containsExactly(alive);
        assertThat(found("tag:paper norm.l2<-1")).isEmpty();
        assertThat(found("tag:figure")).isEmpty();
        JsonNode listed = page.json("api/runs?query=tag:paper").path("runs").get(0);
        assertThat(listed.path("tags")).isEqualTo(RunJson.parse("[\"Figure 3\",\"paper\"]"));
        assertThat(listed.has("note")).isFalse();
        page.post("api/runs/" + alive + "/cancel", "{}");
    }

    private static List<String> found(String query) throws Exception {
        JsonNode runs = page.json("api/runs?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .path("runs");
        return StreamSupport.stream(runs.spliterator(), false)
                .map(run -> run.path("run").asText())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "[] | notes must be an object: notes=[]",
                "{\"notes\":\"\"} | field must be known: field=notes",
                "{\"note\":5} | note must be a text: note=5",
                "{\"note\":null} | note must be a text: note=null",
                "{\"tags\":\"a\"} | tags must be a list of texts: tags=\"a\"",
                "{\"tags\":[\"a\",1]} | tags must be a list of texts: tags=[\"a\",1]",
                "{\"tags\":[\"a,b\"]} | a tag must hold no commas, double quotes or control characters: tag=a,b",
                "{\"tags\":[\"a\\nb\"]} | a tag must hold no commas, double quotes or control characters: tag=a\\u000ab",
                "{\"tags\":[\"\"]} | a tag must have 1 to 40 characters: tag=",
            })
    void refusesInOneLine(String body, String reason) throws Exception {
        HttpResponse<String> answer = put(ended, body);

        assertThat(RunJson.parse(answer.body()).path("error").asText()).isEqualTo(reason);
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void knowsNoNotesOfNoRun() throws Exception {
        for (HttpResponse<String> answer : List.of(put("none", "{\"note\":\"x\"}"), page.ask("api/runs/none/notes"))) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo("{\"error\":\"run must exist: run=none\"}");
        }
        assertThat(page.journal().notes().of("none").note()).isEmpty();
    }

    @Test
    void takesNothingFromAnotherSite() throws Exception {
        assertThat(sent("text/plain", page.url().replaceAll("/$", ""))).isEqualTo(403);
        assertThat(sent("application/json", "http://evil.example")).isEqualTo(403);
        assertThat(page.journal().notes().of(ended).note()).isEmpty();
    }

    private static int sent(String type, String origin) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(page.url() + "api/runs/" + ended + "/notes"))
                                .header("Content-Type", type)
                                .header("Origin", origin)
                                .PUT(HttpRequest.BodyPublishers.ofString("{\"note\":\"from elsewhere\"}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }
}
