package minima.experiments.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A laboratory serves; other terminals watch and steer what it runs. */
class WatchIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Launched> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(Launched::close);
    }

    @Test
    void watchingGoesOnWhenTheLaboratoryIsServedAgain() throws Exception {
        Launched serve = serve();
        String run = endlessRun(serve);
        Launched watch = minima("watch", run);
        awaitProgress(watch, run);

        serve.kill();
        await().atMost(PATIENCE).until(() -> watch.err().contains("the laboratory does not answer"));
        Launched again = serve();
        steer("pause", run, again, "PAUSED");
        steer("resume", run, again, "RUNNING");
        Launched fork = minima("fork", run, "--at", "100", "--steps", "200", "--json");
        assertThat(fork.code()).as(fork.err()).isLessThan(2);
        JsonNode forked = JSON.readTree(fork.out()).path("runs").get(0);
        assertThat(forked.path("parent").path("run").asText()).isEqualTo(run);
        assertThat(forked.path("status").asText()).isEqualTo("COMPLETED");
        steer("cancel", run, again, "CANCELLED");

        assertThat(watch.code()).as(watch.err()).isEqualTo(1);
        assertThat(watch.out()).startsWith(run + "  CANCELLED");
        assertThat(watch.err().lines().filter(line -> line.contains("does not answer")))
                .containsExactly("the laboratory does not answer; waiting for it, at most 60 s");
    }

    @Test
    void anInterruptEndsTheWatchingAlone() throws Exception {
        Launched serve = serve();
        String run = endlessRun(serve);
        Launched watch = minima("watch");
        awaitProgress(watch, run);

        watch.interrupt();

        assertThat(watch.code()).as(watch.err()).isEqualTo(130);
        assertThat(watch.err())
                .contains("no longer watching; the laboratory goes on. Watch again with: ./minima watch");
        assertThat(status(serve, run)).isEqualTo("RUNNING");
        steer("cancel", run, serve, "CANCELLED");
        Launched nothing = minima("watch");
        assertThat(nothing.code()).isZero();
        assertThat(nothing.err()).contains("no run is alive\n");
    }

    private Launched serve() {
        Launched serve = minima("serve", "--port", "0", "--kafka", "off", "--checkpoint-every", "0.1");
        await().atMost(PATIENCE).until(() -> !serve.url().isEmpty());
        return serve;
    }

    private String endlessRun(Launched serve) throws Exception {
        String run = JSON.readTree(client.send(
                                HttpRequest.newBuilder(URI.create(serve.url() + "api/runs"))
                                        .header("Content-Type", "application/json")
                                        .POST(
                                                HttpRequest.BodyPublishers.ofString(
                                                        "{\"experiment\":\"max-margin\",\"settings\":{\"steps\":1000000000000}}"))
                                        .build(),
                                BodyHandlers.ofString())
                        .body())
                .path("run")
                .asText();
        await().atMost(PATIENCE).until(() -> status(serve, run).equals("RUNNING"));
        return run;
    }

    private static void awaitProgress(Launched watch, String run) {
        await().atMost(PATIENCE)
                .until(() -> watch.err().contains(run + "  ") && watch.err().contains(" of 1,000,0"));
    }

    private void steer(String action, String run, Launched serve, String status) throws Exception {
        Launched steer = minima(action, run);
        assertThat(steer.code()).as(steer.err()).isZero();
        await().atMost(PATIENCE).until(() -> status(serve, run).equals(status));
    }

    private String status(Launched serve, String run) throws Exception {
        return JSON.readTree(client.send(
                                HttpRequest.newBuilder(URI.create(serve.url() + "api/runs/" + run))
                                        .build(),
                                BodyHandlers.ofString())
                        .body())
                .path("status")
                .asText();
    }

    private Launched minima(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data-dir", folder.resolve("data").toString()));
        Launched minima = Launched.minima(folder, all.toArray(String[]::new));
        open.add(minima);
        return minima;
    }
}
