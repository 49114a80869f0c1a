package minima.dashboards.live;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.RunJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Alerts over HTTP, and in the page's one stream of events. */
class AlertApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String RULE = "norm.linf<2 state:completed";

    @TempDir
    Path folder;

    private OpenPage page;

    @BeforeEach
    void open() {
        page = new OpenPage(folder);
    }

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void takesARuleShowsItsAlertsAndHasThemAcknowledged() throws Exception {
        HttpResponse<String> taken = page.tell("POST", "api/alerts/rules", RunJson.write(Map.of("rule", RULE)));
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(texts(page.json("api/alerts").path("rules"))).containsExactly("nan", "failed", "journal", RULE);

        String run = page.submit(Map.of());
        await().atMost(PATIENCE)
                .until(() -> !page.json("api/alerts").path("alerts").isEmpty());
        JsonNode alert = page.json("api/alerts").path("alerts").get(0);
        assertThat(alert.path("run").asText()).isEqualTo(run);
        assertThat(alert.path("experiment").asText()).isEqualTo("decays");
        assertThat(alert.path("rule").asText()).isEqualTo(RULE);
        assertThat(alert.path("since").asLong()).isPositive();
        assertThat(alert.path("ended").isNull()).isTrue();
        assertThat(alert.path("acknowledged").asBoolean()).isFalse();
        assertThat(alert.path("words").asText()).startsWith("norm.linf=").contains(" on rate-1");
        assertThat(page.json("api/alerts?limit=0").path("alerts")).isEmpty();

        String acknowledge = "api/alerts/" + alert.path("id").asText() + "/acknowledge";
        assertThat(page.tell("POST", acknowledge, "{}").statusCode()).isEqualTo(200);
        JsonNode over = page.json("api/alerts").path("alerts").get(0);
        assertThat(over.path("acknowledged").asBoolean()).isTrue();
        assertThat(over.path("ended").asLong())
                .isGreaterThanOrEqualTo(over.path("since").asLong());
        assertThat(page.tell("POST", acknowledge, "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void removesARuleByItsText() throws Exception {
        page.tell("POST", "api/alerts/rules", RunJson.write(Map.of("rule", RULE)));
        String path = "api/alerts/rules?rule=" + URLEncoder.encode(RULE, StandardCharsets.UTF_8);

        assertThat(page.tell("DELETE", path, "").statusCode()).isEqualTo(200);
        assertThat(texts(page.json("api/alerts").path("rules"))).containsExactly("nan", "failed", "journal");
        assertThat(page.tell("DELETE", path, "").body())
                .isEqualTo("{\"error\":\"alert rule must exist: rule=" + RULE + "\"}");
    }

    @Test
    void saysInOneLineWhatItCannotRead() throws Exception {
        HttpResponse<String> refused = page.tell("POST", "api/alerts/rules", "{\"rule\":\"stalled\"}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .isEqualTo("{\"error\":\"alert rule must have a time in s, m or h: rule=stalled. Maybe stalled 60s\"}");
        for (String body : List.of("", "{", "{}", "[]", "{\"rule\":7}")) {
            assertThat(page.tell("POST", "api/alerts/rules", body).statusCode())
                    .as(body)
                    .isEqualTo(400);
        }
    }

    @Test
    void knowsItsRulesAgainAfterARestart() throws Exception {
        page.tell("POST", "api/alerts/rules", RunJson.write(Map.of("rule", RULE)));
        page.tell("DELETE", "api/alerts/rules?rule=nan", "");
        page.close();
        page = new OpenPage(folder);

        assertThat(texts(page.json("api/alerts").path("rules"))).containsExactly("failed", "journal", RULE);
    }

    @Test
    void tellsInThePagesStreamWhatStandsAtFirstAndAtEachChange() throws Exception {
        List<JsonNode> told = new CopyOnWriteArrayList<>();
        HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(URI.create(page.url() + "api/events"))
                                .build(),
                        HttpResponse.BodyHandlers.ofLines())
                .thenAccept(answer -> answer.body()
                        .filter(line -> line.startsWith("data:{\"version\""))
                        .forEach(line -> told.add(RunJson.parse(line.substring("data:".length())))));
        await().atMost(PATIENCE).until(() -> told.size() == 1);
        assertThat(told.get(0).path("standing").asInt()).isZero();

        page.tell("POST", "api/alerts/rules", RunJson.write(Map.of("rule", RULE)));
        String run = page.submit(Map.of());
        await().atMost(PATIENCE).until(() -> told.size() == 2);
        assertThat(told.get(1).path("standing").asInt()).isEqualTo(1);
        assertThat(told.get(1).path("alerts").get(0).path("run").asText()).isEqualTo(run);

        String id = told.get(1).path("alerts").get(0).path("id").asText();
        page.tell("POST", "api/alerts/" + id + "/acknowledge", "{}");
        await().atMost(PATIENCE).until(() -> told.size() == 3);
        assertThat(told.get(2).path("standing").asInt()).isZero();
        assertThat(told.get(2).path("alerts")).isEmpty();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
