package minima.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import minima.actors.BatchReport;
import minima.actors.Batches;
import minima.actors.Checkpoints;
import minima.actors.Clock;
import minima.actors.ForkRequest;
import minima.actors.Laboratory;
import minima.actors.Publisher;
import minima.actors.RunJson;
import minima.actors.RunOrder;
import minima.actors.Sweep;
import minima.actors.Workbench;
import minima.dashboards.alert.AlertPlan;
import minima.dashboards.alert.Alerts;
import minima.dashboards.api.BatchDesk;
import minima.dashboards.api.RunDesk;
import minima.dashboards.api.Server;
import minima.dashboards.report.JournalMeasured;
import minima.dashboards.report.Measured;
import minima.experiments.Catalogue;
import minima.telemetry.event.BatchRecord;
import minima.telemetry.event.RunRecord;
import minima.telemetry.journal.Journal;
import minima.telemetry.journal.JournalConfig;
import minima.telemetry.journal.JournalException;
import minima.telemetry.journal.JournalWriter;
import minima.telemetry.kafka.StepPublisher;
import minima.telemetry.prometheus.RunMetrics;
import minima.training.claim.InvalidInput;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * A laboratory open in this process on its data directory: journal, actors, broker and page.
 *
 * <p>The broker starts beside the runs and delays none; closing suspends what still runs, then waits at most 10 s for
 * the last records.
 */
final class OpenLaboratory implements RunAccess, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LAST_RECORDS = Duration.ofSeconds(10);

    private final DataDirectory directory;
    private final Journal journal;
    private final JournalWriter writer;
    private final ActorSystem<Laboratory.Command> system;
    private final Streaming streaming;
    private final RunDesk desk;
    private final BatchDesk batches;
    private volatile String url = "";
    private boolean suspended;

    private OpenLaboratory(
            DataDirectory directory,
            Journal journal,
            JournalWriter writer,
            ActorSystem<Laboratory.Command> system,
            Streaming streaming) {
        this.directory = directory;
        this.journal = journal;
        this.writer = writer;
        this.system = system;
        this.streaming = streaming;
        this.desk = new RunDesk(system, system, journal);
        this.batches = new BatchDesk(system, system, journal);
    }

    /** Opens the laboratory; {@code command} tells others who owns the data directory. */
    static OpenLaboratory open(PlaceOptions place, String command) {
        return open(place, new AlertOptions(), command);
    }

    static OpenLaboratory open(PlaceOptions place, AlertOptions alerts, String command) {
        place.check();
        AlertPlan plan = alerts.plan(place.folder());
        DataDirectory directory = DataDirectory.take(place.folder());
        LogFile.writeTo(directory.logs());
        Journal journal = openJournal(place, directory);
        JournalWriter writer = JournalWriter.start(journal);
        Streaming streaming = Streaming.start(place, directory, journal, writer);
        RunMetrics metrics = new RunMetrics();
        metrics.watch(writer);
        if (streaming.publisher() != null) {
            metrics.watch(streaming.publisher());
        }
        Workbench bench = new Workbench(
                Catalogue.experiments(),
                journal,
                writer,
                new Checkpoints(directory.checkpoints()),
                metrics,
                Clock.SYSTEM,
                Duration.ofMillis((long) (1000 * place.checkpointEvery)),
                Runtime.getRuntime().availableProcessors(),
                streaming.publisher());
        ActorSystem<Laboratory.Command> system =
                ActorSystem.create(Laboratory.create(bench), "minima", config(bench.slots()));
        OpenLaboratory open = new OpenLaboratory(directory, journal, writer, system, streaming);
        open.servePage(place, bench, open.alerts(bench, plan), command);
        return open;
    }

    /** The application's configuration, with a thread a slot for simulations. */
    private static Config config(int slots) {
        return ConfigFactory.parseMap(Map.of("minima.cpu.thread-pool-executor.fixed-pool-size", slots))
                .withFallback(ConfigFactory.load());
    }

    private static Journal openJournal(PlaceOptions place, DataDirectory directory) {
        try {
            return Journal.open(
                    place.journal == null ? JournalConfig.in(directory.journal()) : new JournalConfig(place.journal));
        } catch (JournalException | IllegalArgumentException unusable) {
            throw new InvalidInput(String.valueOf(unusable.getMessage()), unusable);
        }
    }

    private ActorRef<Alerts.Command> alerts(Workbench bench, AlertPlan plan) {
        return system.systemActorOf(
                Alerts.create(bench, system, plan, () -> url), "alerts", DispatcherSelector.blocking());
    }

    private void servePage(PlaceOptions place, Workbench bench, ActorRef<Alerts.Command> alerts, String command) {
        int port = place.pagePort();
        try {
            if (port >= 0) {
                Server server = new Server(system, system, alerts, bench, this::health);
                url = "http://" + Server.HOST + ":"
                        + wait(server.bind(port)).localAddress().getPort() + "/";
            }
            directory.announce(new DataDirectory.Owner(ProcessHandle.current().pid(), command, url));
        } catch (CompletionException | IOException taken) {
            close();
            throw new InvalidInput(
                    "page must have a free port: port=%d. Maybe --port 0 for any free one".formatted(port));
        }
    }

    private Map<String, Object> health() {
        Map<String, Object> health = new LinkedHashMap<>();
        JournalWriter.Health state = writer.health();
        health.put("journal", state.state().name());
        health.put("journalWaiting", state.waiting());
        StepPublisher publisher = streaming.publisher();
        if (publisher != null) {
            StepPublisher.Health kafka = publisher.health();
            health.put("kafka", kafka.state().name());
            health.put("kafkaLag", kafka.lag());
        }
        return health;
    }

    /** Address of the page, empty if there is none. */
    String url() {
        return url;
    }

    Journal journal() {
        return journal;
    }

    @Override
    public String submit(RunOrder order) {
        accepted(wait(desk.submit(order)));
        return order.run();
    }

    @Override
    public String launch(Sweep sweep) {
        accepted(wait(batches.launch(sweep)));
        return sweep.batch();
    }

    /** Where the journal takes no more, the batch stands still, and this says so. */
    @Override
    public @Nullable JsonNode batch(String batch, BatchReport.View view) {
        JournalWriter.Health journalled = writer.health();
        if (journalled.state() == JournalWriter.State.FAILED) {
            throw new InvalidInput(
                    "the journal must take what is measured: batch=%s, cause=%s. Maybe minima resume, later"
                            .formatted(batch, journalled.cause()));
        }
        return wait(batches.batch(batch, view, metric -> true))
                .map(RunJson::tree)
                .orElse(null);
    }

    @Override
    public List<JsonNode> batches(int limit) {
        return wait(batches.newest(limit)).stream().map(RunJson::tree).toList();
    }

    @Override
    public void cancelBatch(String batch) {
        accepted(wait(batches.cancel(batch)));
    }

    @Override
    public String fork(ForkRequest request) {
        Laboratory.Answer answer = wait(desk.fork(request));
        accepted(answer);
        return ((Laboratory.Accepted) answer).run();
    }

    @Override
    public @Nullable JsonNode report(String run) {
        return wait(desk.run(run)).orElse(null);
    }

    @Override
    public Measured measured(String run) {
        return new JournalMeasured(journal, run);
    }

    @Override
    public List<JsonNode> newest(@Nullable String batch, int limit) {
        return wait(desk.newest(batch, limit));
    }

    @Override
    public void steer(String run, Laboratory.Action action) {
        accepted(wait(desk.steer(run, action)));
    }

    private static void accepted(Laboratory.Answer answer) {
        if (answer instanceof Laboratory.Refused refused) {
            throw new InvalidInput(refused.reason());
        }
    }

    /** What goes on: batches, and runs that belong to none of them. */
    record Interrupted(List<String> batches, List<String> runs) {}

    /**
     * Goes on with every batch and run that has not ended; batches before their runs, so that none ends unheard.
     *
     * @param resume whether paused runs go on too
     */
    Interrupted revive(boolean resume) {
        List<BatchRecord> unfinished = journal.unfinishedBatches().stream()
                .filter(record -> Catalogue.experiments().containsKey(record.experiment()))
                .toList();
        List<String> ids = unfinished.stream().map(BatchRecord::id).toList();
        unfinished.forEach(record ->
                system.tell(new Laboratory.ForBatches(new Batches.Revive(record, journal.states(record.id())))));
        List<RunRecord> runs = unfinishedRuns();
        runs.forEach(record -> revive(record, resume));
        return new Interrupted(
                ids,
                runs.stream()
                        .filter(record -> record.batch() == null || !ids.contains(record.batch()))
                        .map(RunRecord::id)
                        .toList());
    }

    /** Runs that have not ended, of experiments that are known. */
    List<RunRecord> unfinishedRuns() {
        return journal.unfinished().stream()
                .filter(record -> Catalogue.experiments().containsKey(record.experiment()))
                .toList();
    }

    void revive(RunRecord record, boolean resume) {
        system.tell(new Laboratory.Revive(record, resume));
    }

    /** Saves every run; they are resumed by a later laboratory. */
    List<String> suspend() {
        suspended = true;
        return wait(AskPattern.<Laboratory.Command, Laboratory.Suspended>ask(
                        system, Laboratory.Suspend::new, PATIENCE, system.scheduler()))
                .runs();
    }

    /** Waits for the last records; the number that is left for the next start. */
    long drain() {
        if (streaming.publisher() == null) {
            return 0;
        }
        return wait(AskPattern.<Laboratory.Command, Publisher.Left>ask(
                        system,
                        replyTo -> new Laboratory.Publish(new Publisher.Drain(LAST_RECORDS, replyTo)),
                        LAST_RECORDS.plus(PATIENCE),
                        system.scheduler()))
                .records();
    }

    Path folder() {
        return directory.folder();
    }

    private static <T> T wait(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    @Override
    public void close() {
        try {
            if (!suspended) {
                suspend();
            }
            system.terminate();
            wait(system.getWhenTerminated());
            streaming.close();
            writer.close();
            journal.close();
            directory.close();
        } catch (IOException notReleased) {
            throw new IllegalStateException(notReleased);
        }
    }
}
