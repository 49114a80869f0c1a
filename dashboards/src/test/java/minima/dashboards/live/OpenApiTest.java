package minima.dashboards.live;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.Response;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.RunJson;
import minima.telemetry.event.RunState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The server does what its OpenAPI document says: a validator checks questions and answers of the running server. */
class OpenApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Streams and texts, which no schema describes. */
    private static final List<String> NOT_JSON =
            List.of("/api/events", "/api/runs/{run}/export", "/metrics", "/api/openapi.json");

    @TempDir
    static Path folder;

    private static OpenPage page;
    private static OpenApiInteractionValidator validator;
    private static JsonNode document;
    private static String run;
    private static String batch;
    private static String planar;

    @BeforeAll
    static void open() throws Exception {
        page = new OpenPage(folder, new Turning());
        String text = page.ask("api/openapi.json").body();
        document = RunJson.parse(text);
        validator = OpenApiInteractionValidator.createForInlineApiSpecification(text)
                .build();
        run = page.submit(Map.of("steps", "2000"));
        planar = page.submit("planar", "turning", Map.of(), 0);
        Map<String, Object> sweep = Map.of(
                "experiment", "decays",
                "axes", List.of(Map.of("setting", "steps", "values", List.of(100, 200))),
                "seeds", List.of(1, 2));
        batch = RunJson.parse(page.post("api/batches", sweep).body())
                .path("batch")
                .asText();
        for (String one : List.of(run, planar)) {
            await().atMost(PATIENCE)
                    .until(() -> page.journal().run(one) != null
                            && page.journal().run(one).state() == RunState.COMPLETED);
        }
        await().atMost(PATIENCE)
                .until(() -> page.json("api/batches/" + batch).path("ended").asLong() > 0);
    }

    @AfterAll
    static void close() {
        if (page != null) {
            page.close();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200|api/experiments",
                "200|api/experiments?query=decays",
                "400|api/experiments?query=colour:red",
                "200|api/metrics",
                "200|api/runs?limit=3&query=state:completed",
                "400|api/runs?query=margin.l2%3E",
                "200|api/runs/RUN",
                "200|api/runs/PLANAR",
                "404|api/runs/none",
                "200|api/runs/RUN/notes",
                "404|api/runs/none/notes",
                "200|api/runs/RUN/series?metric=norm.l2&strand=rate-1&points=10",
                "200|api/runs/RUN/series?metric=norm.l2&strand=rate-1&points=10&times=true",
                "200|api/runs/RUN/frames?measure=spectrum.singular",
                "200|api/runs/RUN/frames?measure=spectrum.singular&step=100",
                "200|api/batches",
                "200|api/batches/BATCH",
                "200|api/batches/BATCH?view=groups&metric=norm.l2&metric=norm.linf",
                "200|api/batches/BATCH?view=counts",
                "404|api/batches/none",
                "200|api/alerts",
                "200|health",
            })
    void answersAsTheDocumentSays(int status, String question) throws Exception {
        String path = question.replace("RUN", run).replace("BATCH", batch).replace("PLANAR", planar);
        HttpResponse<String> answer = page.ask(path);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        if (status == 200) {
            assertNothingWrong(validator.validateRequest(request(Request.Method.GET, path)));
        }
        assertNothingWrong(response(Request.Method.GET, path, answer));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200|api/runs|{\"experiment\":\"decays\",\"settings\":{\"steps\":100},\"seed\":3,\"every\":\"log\"}",
                "400|api/runs|{\"experiment\":\"decay\"}",
                "200|api/runs/RUN/fork|{\"at\":1000,\"settings\":{},\"steps\":1500}",
                "404|api/runs/none/fork|{\"at\":1}",
                "400|api/runs/RUN/fork|{\"at\":-1}",
                "400|api/runs/RUN/pause|{}",
                "400|api/runs/RUN/resume|{}",
                "400|api/runs/RUN/cancel|{}",
                "200|api/batches|{\"experiment\":\"decays\",\"seeds\":[1],\"settings\":{\"steps\":50}}",
                "400|api/batches|{\"experiment\":\"decays\",\"seeds\":[\"x\"]}",
                "400|api/batches/BATCH/cancel|{}",
                "200|api/alerts/rules|{\"rule\":\"norm.l2>1\"}",
                "400|api/alerts/rules|{\"rule\":\"whenever\"}",
                "404|api/alerts/none/acknowledge|{}",
                "200|api/alerts/acknowledge|{}",
            })
    void takesWhatTheDocumentSays(int status, String question, String body) throws Exception {
        String path = question.replace("RUN", run).replace("BATCH", batch);
        HttpResponse<String> answer = page.post(path, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertNothingWrong(validator.validateRequest(request(Request.Method.POST, path, body)));
        assertNothingWrong(response(Request.Method.POST, path, answer));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200|{\"note\":\"wrong batch size\",\"tags\":[\"fig 3\"]}",
                "200|{\"tags\":[]}",
                "400|{\"tags\":[\"a,b\"]}",
                "404|{\"note\":\"\"}",
            })
    void putsWhatTheDocumentSays(int status, String body) throws Exception {
        String path = "api/runs/%s/notes".formatted(status == 404 ? "none" : run);
        HttpResponse<String> answer = page.tell("PUT", path, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertNothingWrong(validator.validateRequest(request(Request.Method.PUT, path, body)));
        assertNothingWrong(response(Request.Method.PUT, path, answer));
    }

    @Test
    void notesWhatTheDocumentDoesNotSay() throws Exception {
        String path = "api/runs/" + run;
        String body = page.ask(path).body();

        for (String other : List.of(body.replaceFirst("\"seed\":", "\"seeds\":"), body.replace("COMPLETED", "DONE"))) {
            assertThat(validator
                            .validateResponse("/" + path, Request.Method.GET, answered(200, other))
                            .hasErrors())
                    .isTrue();
        }
    }

    @Test
    void describesRoutesThatAreThere() throws Exception {
        List<String> paths = StreamSupport.stream(
                        ((Iterable<String>) () -> document.path("paths").fieldNames()).spliterator(), false)
                .toList();
        assertThat(paths).hasSizeGreaterThan(15).containsAll(NOT_JSON);
        for (String path : paths) {
            if (document.path("paths").path(path).has("get") && !path.equals("/api/events")) {
                String question = path.substring(1).replace("{run}", run).replace("{batch}", batch);
                assertThat(page.ask(question + "?metric=norm.l2&measure=spectrum.singular&strand=rate-1")
                                .statusCode())
                        .as(path)
                        .isEqualTo(200);
            }
        }
    }

    private static Request request(Request.Method method, String path) {
        return request(method, path, null);
    }

    private static Request request(Request.Method method, String path, String body) {
        String[] parts = path.split("\\?", 2);
        SimpleRequest.Builder request = new SimpleRequest.Builder(method, "/" + parts[0]);
        if (parts.length == 2) {
            for (String parameter : parts[1].split("&")) {
                String[] pair = parameter.split("=", 2);
                request.withQueryParam(pair[0], pair[1]);
            }
        }
        return body == null
                ? request.build()
                : request.withContentType("application/json").withBody(body).build();
    }

    private static ValidationReport response(Request.Method method, String path, HttpResponse<String> answer) {
        return validator.validateResponse(
                "/" + path.split("\\?", 2)[0], method, answered(answer.statusCode(), answer.body()));
    }

    private static Response answered(int status, String body) {
        return SimpleResponse.Builder.status(status)
                .withContentType("application/json")
                .withBody(body)
                .build();
    }

    private static void assertNothingWrong(ValidationReport report) {
        assertThat(report.getMessages().stream().map(Object::toString)).isEmpty();
    }
}
