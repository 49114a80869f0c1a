package minima.dashboards.alert;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.sun.net.httpserver.HttpServer;
import minima.training.claim.InvalidInput;
import org.apache.pekko.actor.typed.ActorSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** The webhook against a real server. */
class WebhookTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofMillis(5);

    /** Every request's method, type and body, and the statuses that they are answered with, the last for ever. */
    private final List<String> came = new CopyOnWriteArrayList<>();

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private HttpServer server;
    private ActorSystem<Webhook.Command> webhook;

    @BeforeEach
    void listen() throws IOException {
        log.list = new CopyOnWriteArrayList<>();
        log.start();
        root.addAppender(log);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void close() {
        end();
        server.stop(0);
        root.detachAppender(log);
    }

    @Test
    void isToldAgainUntilItTakesWhatItIsToldAndInOrder() {
        open(Duration.ofMillis(5), 503, 500, 200);
        webhook.tell(new Webhook.Post("{\"alert\":\"ä\"}"));
        webhook.tell(new Webhook.Post("{\"alert\":\"b\"}"));

        String first = "POST application/json {\"alert\":\"ä\"}";
        await().atMost(PATIENCE).until(() -> came.size() == 4);
        assertThat(came).containsExactly(first, first, first, "POST application/json {\"alert\":\"b\"}");
        end();
        assertThat(warnings()).isEmpty();
    }

    @Test
    void thatNeverTakesItIsGivenUpWithALineInTheLogThatDoesNotNameItsPath() {
        open(SOON, 500);
        webhook.tell(new Webhook.Post("{\"alert\":\"a\"}"));

        await().atMost(PATIENCE).until(() -> !warnings().isEmpty());
        assertThat(came).hasSize(Webhook.TRIES);
        assertThat(warnings()).containsExactly("webhook 127.0.0.1 was not told (answer 500): {\"alert\":\"a\"}");
    }

    @Test
    void thatRefusesIsNotToldTheSameAgain() {
        open(SOON, 404, 204);
        webhook.tell(new Webhook.Post("{\"alert\":\"a\"}"));
        webhook.tell(new Webhook.Post("{\"alert\":\"b\"}"));

        await().atMost(PATIENCE).until(() -> came.size() == 2);
        assertThat(warnings()).containsExactly("webhook 127.0.0.1 was not told (answer 404): {\"alert\":\"a\"}");
    }

    @Test
    void whereNobodyListensLosesNothingInSilence() {
        open(Duration.ofHours(1), 200);
        server.stop(0);
        IntStream.range(0, Webhook.MOST + 3).forEach(k -> webhook.tell(new Webhook.Post("{\"alert\":" + k + "}")));
        await().atMost(PATIENCE).until(() -> warnings().size() == 3);
        assertThat(warnings()).allSatisfy(line -> assertThat(line).contains("was not told (too many wait): {"));
        end();

        assertThat(warnings()).hasSize(Webhook.MOST + 3);
        assertThat(warnings().get(3)).isEqualTo("webhook 127.0.0.1 was not told (the laboratory ends): {\"alert\":0}");
    }

    @Test
    void mustHaveTheAddressOfAWebServer() {
        assertThat(AlertPlan.webhook("https://hooks.example.org/x?y=1").getHost())
                .isEqualTo("hooks.example.org");
        for (String bad : List.of("", "hooks.example.org", "ftp://a/b", "http:///b", "http://a b/", "file:///etc")) {
            assertThatThrownBy(() -> AlertPlan.webhook(bad))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessage("webhook must be an http or https address: webhook=" + bad
                            + ". Maybe http://127.0.0.1:9000/hook");
        }
    }

    private void open(Duration firstWait, Integer... statuses) {
        server.createContext("/secret", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            int status = statuses[Math.min(came.size(), statuses.length - 1)];
            came.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " " + body);
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/secret");
        webhook = ActorSystem.create(Webhook.create(address, firstWait), "webhook");
    }

    private List<String> warnings() {
        return log.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.startsWith("webhook"))
                .toList();
    }

    private void end() {
        if (webhook != null) {
            webhook.terminate();
            webhook.getWhenTerminated().toCompletableFuture().join();
        }
    }
}
