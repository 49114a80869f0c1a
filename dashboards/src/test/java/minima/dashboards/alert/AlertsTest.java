package minima.dashboards.alert;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import minima.actors.Batches;
import minima.actors.Checkpoints;
import minima.actors.Laboratory;
import minima.actors.RunJson;
import minima.actors.RunOrder;
import minima.actors.Sweep;
import minima.actors.Workbench;
import minima.telemetry.event.RunState;
import minima.telemetry.journal.Journal;
import minima.telemetry.journal.JournalConfig;
import minima.telemetry.journal.JournalWriter;
import minima.telemetry.prometheus.RunMetrics;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.japi.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Alerts of a real laboratory. */
class AlertsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final LaterClock clock = new LaterClock();
    private final Trouble trouble = new Trouble();
    private final List<JsonNode> hooked = new CopyOnWriteArrayList<>();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private HttpServer server;
    private Journal journal;
    private JournalWriter writer;
    private Workbench bench;
    private ActorSystem<Laboratory.Command> laboratory;
    private ActorRef<Alerts.Command> alerts;

    @BeforeEach
    void open() throws IOException {
        log.list = new CopyOnWriteArrayList<>();
        log.start();
        root.addAppender(log);
        ((Logger) LoggerFactory.getLogger(Herald.class)).setLevel(Level.INFO);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            hooked.add(RunJson.parse(new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        journal = Journal.open(JournalConfig.in(folder.resolve("journal")));
        writer = JournalWriter.start(journal);
        bench = new Workbench(
                Map.of("trouble", trouble),
                journal,
                writer,
                new Checkpoints(folder.resolve("checkpoints")),
                new RunMetrics(),
                clock,
                Duration.ofSeconds(1),
                2,
                null);
        laboratory = ActorSystem.create(Laboratory.create(bench), "laboratory");
        URI hook = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        AlertPlan plan = AlertPlan.in(
                folder,
                Stream.of("refuted", "stalled 60s", "norm.l2>5")
                        .map(AlertRule::parse)
                        .toList(),
                hook);
        alerts = laboratory.systemActorOf(
                Alerts.create(bench, laboratory, plan, () -> "http://page/"), "alerts", DispatcherSelector.blocking());
    }

    @AfterEach
    void close() {
        trouble.open();
        laboratory.terminate();
        laboratory.getWhenTerminated().toCompletableFuture().join();
        writer.close();
        journal.close();
        server.stop(0);
        root.detachAppender(log);
    }

    @Test
    void tellThePageTheLogAndTheWebhookOfARunThatDiverges() {
        submit("wild", Map.of("factor", "1e9"));

        await().atMost(PATIENCE).until(() -> rulesOf("wild").contains("nan"));
        Alert alert = alert("wild", "nan");
        assertThat(alert.words()).contains("claim").contains("Infinity");
        assertThat(alert.ended()).isNull();
        assertThat(headline().alerts()).extracting(Alert::run).contains("wild");
        await().atMost(PATIENCE).until(() -> hooked.stream()
                .anyMatch(post -> post.path("rule").asText().equals("nan")));
        JsonNode post = hooked.stream()
                .filter(one -> one.path("rule").asText().equals("nan"))
                .findFirst()
                .orElseThrow();
        assertThat(post.path("state").asText()).isEqualTo("firing");
        assertThat(post.path("alert").asText()).isEqualTo(alert.id());
        assertThat(post.path("run").asText()).isEqualTo("wild");
        assertThat(post.path("experiment").asText()).isEqualTo("trouble");
        assertThat(post.path("since").asLong()).isEqualTo(alert.since());
        assertThat(post.path("words").asText()).isEqualTo(alert.words());
        assertThat(post.path("url").asText()).isEqualTo("http://page/#/run/wild");
        assertThat(lines(Level.WARN, "alert nan: wild since")).hasSize(1);

        long version = headline().version();
        assertThat(answer(replyTo -> new Alerts.Acknowledge(alert.id(), replyTo)))
                .isInstanceOf(Alerts.Done.class);
        assertThat(alert("wild", "nan").ended()).isNotNull();
        assertThat(headline().version()).isGreaterThan(version);
        assertThat(headline().alerts()).extracting(Alert::rule).doesNotContain("nan");
        await().atMost(PATIENCE).until(() -> hooked.stream()
                .anyMatch(one -> one.path("state").asText().equals("ended")));
        assertThat(lines(Level.INFO, "alert nan: wild since")).hasSize(1);
    }

    @Test
    void tellOfARefutedClaimAndOfAControlThatHits() {
        submit("wrong", Map.of("factor", "0.9"));
        submit("blunt", Map.of("control", "1"));
        submit("right", Map.of());

        await().atMost(PATIENCE)
                .until(() -> !rulesOf("wrong").isEmpty() && !rulesOf("blunt").isEmpty());
        assertThat(alert("wrong", "refuted").words()).startsWith("norm.l2 of claim: predicted 1.0, measured");
        assertThat(alert("blunt", "refuted").words())
                .isEqualTo("norm.l2 of the control control: predicted 1.0, measured 1.0");
        await().atMost(PATIENCE).until(() -> journal.run("right").state().terminal());
        assertThat(rulesOf("right")).isEmpty();
    }

    @Test
    void tellOfARunThatStallsUntilItStepsAgain() {
        submit("stuck", Map.of("waitsAt", "500", "steps", "1000000000"));
        await().atMost(PATIENCE)
                .until(() ->
                        journal.run("stuck") != null && journal.run("stuck").state() == RunState.RUNNING);
        assertThat(rulesOf("stuck")).isEmpty();
        await().atMost(PATIENCE).until(() -> {
            clock.forward(Duration.ofSeconds(30));
            return rulesOf("stuck").contains("stalled 60s");
        });
        assertThat(headline().alerts()).extracting(Alert::run).containsExactly("stuck");
        String id = alert("stuck", "stalled 60s").id();
        assertThat(answer(replyTo -> new Alerts.Acknowledge(id, replyTo))).isInstanceOf(Alerts.Done.class);
        assertThat(headline().alerts()).as("somebody has seen it").isEmpty();
        assertThat(alert("stuck", "stalled 60s").ended()).as("it is true still").isNull();
        trouble.open();
        await().atMost(PATIENCE).until(() -> alert("stuck", "stalled 60s").ended() != null);
        laboratory.tell(
                new Laboratory.Steer("stuck", Laboratory.Action.CANCEL, laboratory.<Laboratory.Answer>ignoreRef()));
    }

    @Test
    void knowTheRunsThatWereThereBeforeThem() {
        submit("early", Map.of("waitsAt", "500", "steps", "1000000000"));
        await().atMost(PATIENCE)
                .until(() ->
                        journal.run("early") != null && journal.run("early").state() == RunState.RUNNING);
        AlertPlan plan = AlertPlan.in(folder, List.of(AlertRule.parse("state:running")), null);
        alerts = laboratory.systemActorOf(
                Alerts.create(bench, laboratory, plan, () -> "http://page/"), "late", DispatcherSelector.blocking());

        await().atMost(PATIENCE).until(() -> rulesOf("early").contains("state:running"));
        assertThat(alert("early", "state:running").words()).isEqualTo("running");
        trouble.open();
        laboratory.tell(
                new Laboratory.Steer("early", Laboratory.Action.CANCEL, laboratory.<Laboratory.Answer>ignoreRef()));
    }

    @Test
    void ofRunsThatHaveEndedOutlastTheLaboratory() {
        submit("wild", Map.of("factor", "1e9"));
        submit("broken", Map.of("throwsAt", "7"));
        await().atMost(PATIENCE)
                .until(() -> rulesOf("broken").contains("failed")
                        && journal.run("wild").state().terminal());
        await().atMost(PATIENCE)
                .until(() -> new LastingFile(folder).read().size()
                        == shown().alerts().size());
        List<Alert> before = shown().alerts();
        assertThat(before).extracting(Alert::run).contains("wild", "broken");

        alerts = laboratory.systemActorOf(
                Alerts.create(bench, laboratory, AlertPlan.in(folder), () -> "http://page/"),
                "after",
                DispatcherSelector.blocking());
        assertThat(shown().alerts())
                .as("the same, ids too, but of the rules of that command line")
                .containsExactlyElementsOf(before.stream()
                        .filter(alert -> List.of("nan", "failed").contains(alert.rule()))
                        .toList());
        String id = alert("broken", "failed").id();
        assertThat(answer(replyTo -> new Alerts.Acknowledge(id, replyTo))).isInstanceOf(Alerts.Done.class);
        assertThat(new LastingFile(folder).read())
                .extracting(one -> one.alert().id())
                .doesNotContain(id);
    }

    @Test
    void tellOfARunThatFailsAndOfTheMeasureOfARule() {
        submit("broken", Map.of("throwsAt", "7"));
        submit("high", Map.of("factor", "1.01"));

        await().atMost(PATIENCE)
                .until(() ->
                        rulesOf("broken").contains("failed") && rulesOf("high").contains("norm.l2>5"));
        assertThat(alert("broken", "failed").words()).contains("it broke <b>here</b>");
        assertThat(alert("high", "norm.l2>5").words()).startsWith("norm.l2=").endsWith(" on claim");
    }

    @Test
    void tellOfTheRunsOfABatch() {
        Sweep sweep = new Sweep(
                "b",
                "trouble",
                Map.of(),
                List.of(new Sweep.Axis("factor", List.of("1", "1e9"))),
                List.of(0L),
                null,
                null,
                "log",
                true,
                0);
        laboratory.tell(
                new Laboratory.ForBatches(new Batches.Launch(sweep, laboratory.<Laboratory.Answer>ignoreRef())));

        await().atMost(PATIENCE).until(() -> rulesOf("b-1").contains("nan"));
        assertThat(alert("b-1", "nan").words()).contains("claim").contains("Infinity");
        await().atMost(PATIENCE)
                .until(() -> journal.counts("b").equals(Map.of(RunState.COMPLETED, 1L, RunState.DIVERGED, 1L)));
        assertThat(rulesOf("b-0")).isEmpty();
    }

    @Test
    void tellThatTheJournalTakesNothing() {
        journal.close();
        submit("unheard", Map.of());

        await().atMost(PATIENCE).until(() -> headline().alerts().stream()
                .anyMatch(one -> one.rule().equals("journal")));
        assertThat(lines(Level.WARN, "alert journal: the laboratory since")).hasSize(1);
    }

    @Test
    void keepRulesInTheDataDirectoryButForThoseOfTheCommandLine() {
        assertThat(answer(replyTo -> new Alerts.AddRule(" norm.l2<0.5 for 3s ", replyTo)))
                .isEqualTo(new Alerts.Done("norm.l2<0.5 for 3s"));
        assertThat(answer(replyTo -> new Alerts.RemoveRule("journal", replyTo))).isEqualTo(new Alerts.Done("journal"));
        assertThat(answer(replyTo -> new Alerts.RemoveRule("journal", replyTo)))
                .isEqualTo(new Alerts.Unknown("alert rule must exist: rule=journal"));
        assertThat(answer(replyTo -> new Alerts.AddRule("stalled", replyTo)))
                .isEqualTo(new Alerts.Refused(
                        "alert rule must have a time in s, m or h: rule=stalled. Maybe stalled 60s"));

        assertThat(shown().rules())
                .containsExactly("nan", "failed", "refuted", "stalled 60s", "norm.l2>5", "norm.l2<0.5 for 3s");
        assertThat(new RuleFile(folder).rules())
                .extracting(AlertRule::text)
                .containsExactly("nan", "failed", "norm.l2<0.5 for 3s");
    }

    private void submit(String run, Map<String, String> settings) {
        laboratory.tell(new Laboratory.Submit(
                new RunOrder(run, "trouble", settings, 0, null, null, "log", true, null),
                laboratory.<Laboratory.Answer>ignoreRef()));
    }

    private Alerts.Shown shown() {
        return ask(replyTo -> new Alerts.Show(100, replyTo));
    }

    private Alerts.Headline headline() {
        return ask(Alerts.Unseen::new);
    }

    private List<String> rulesOf(String run) {
        return shown().alerts().stream()
                .filter(alert -> run.equals(alert.run()))
                .map(Alert::rule)
                .toList();
    }

    private Alert alert(String run, String rule) {
        return shown().alerts().stream()
                .filter(alert -> run.equals(alert.run()) && alert.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private List<String> lines(Level level, String start) {
        return log.list.stream()
                .filter(line -> line.getLevel() == level)
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.startsWith(start))
                .toList();
    }

    private Alerts.Answer answer(Function<ActorRef<Alerts.Answer>, Alerts.Command> command) {
        return ask(command);
    }

    private <T> T ask(Function<ActorRef<T>, Alerts.Command> command) {
        return AskPattern.ask(alerts, command, PATIENCE, laboratory.scheduler())
                .toCompletableFuture()
                .join();
    }
}
