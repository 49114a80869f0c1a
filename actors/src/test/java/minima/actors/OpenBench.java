package minima.actors;

import com.fasterxml.jackson.databind.JsonNode;
import minima.telemetry.event.Block;
import minima.telemetry.event.RunRecord;
import minima.telemetry.event.RunState;
import minima.telemetry.journal.Journal;
import minima.telemetry.journal.JournalConfig;
import minima.telemetry.journal.JournalWriter;
import minima.telemetry.prometheus.RunMetrics;
import minima.training.claim.Experiment;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A laboratory with its journal on a folder, as tests use it. */
final class OpenBench implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Journal journal;
    private final JournalWriter writer;
    private final Path folder;
    private final Experiment<?> experiment;
    private ActorSystem<Laboratory.Command> laboratory;

    OpenBench(Path folder, Experiment<?> experiment) {
        this.folder = folder;
        this.experiment = experiment;
        journal = Journal.open(JournalConfig.in(folder.resolve("journal")));
        writer = JournalWriter.start(journal);
        laboratory = open();
    }

    private ActorSystem<Laboratory.Command> open() {
        return ActorSystem.create(Laboratory.create(workbench()), "laboratory");
    }

    Workbench workbench() {
        return new Workbench(
                Map.of(experiment.claim().id(), experiment),
                journal,
                writer,
                checkpoints(),
                new RunMetrics(),
                Clock.SYSTEM,
                Duration.ofMillis(50),
                2,
                null);
    }

    Checkpoints checkpoints() {
        return new Checkpoints(folder.resolve("checkpoints"));
    }

    Journal journal() {
        return journal;
    }

    /** Ends the process without a word to the runs, and begins another one that knows the journal alone. */
    void die() {
        terminate();
        laboratory = open();
    }

    void revive(String run) {
        laboratory.tell(new Laboratory.Revive(journal.run(run), true));
    }

    String submit(String every, Map<String, String> settings) {
        String id = experiment.claim().id();
        String run = RunIds.next(id, 5);
        RunOrder order = new RunOrder(run, id, settings, 5, null, null, every, true, null);
        Laboratory.Answer answer = AskPattern.<Laboratory.Command, Laboratory.Answer>ask(
                        laboratory, replyTo -> new Laboratory.Submit(order, replyTo), PATIENCE, laboratory.scheduler())
                .toCompletableFuture()
                .join();
        return accepted(answer);
    }

    Laboratory.Answer ask(ForkRequest request) {
        return AskPattern.<Laboratory.Command, Laboratory.Answer>ask(
                        laboratory,
                        replyTo -> new Laboratory.SubmitFork(request, replyTo),
                        PATIENCE,
                        laboratory.scheduler())
                .toCompletableFuture()
                .join();
    }

    String fork(String parent, long at, Map<String, String> settings) {
        return accepted(ask(new ForkRequest(parent, at, settings)));
    }

    private String accepted(Laboratory.Answer answer) {
        assertThat(answer).isInstanceOf(Laboratory.Accepted.class);
        String run = ((Laboratory.Accepted) answer).run();
        await().atMost(PATIENCE).until(() -> journal.run(run) != null);
        return run;
    }

    void steer(String run, Laboratory.Action action) {
        AskPattern.<Laboratory.Command, Laboratory.Answer>ask(
                        laboratory,
                        replyTo -> new Laboratory.Steer(run, action, replyTo),
                        PATIENCE,
                        laboratory.scheduler())
                .toCompletableFuture()
                .join();
    }

    RunRecord ended(String run) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> journal.run(run).state().terminal());
        return journal.run(run);
    }

    String completed(String run) {
        assertThat(ended(run).state()).as(report(run).path("failure").asText()).isEqualTo(RunState.COMPLETED);
        return run;
    }

    JsonNode report(String run) {
        return StoredRun.report(journal.run(run));
    }

    /** Step to all that was measured of a strand. */
    TreeMap<Long, Map<String, Double>> rows(String run, String strand) {
        TreeMap<Long, Map<String, Double>> rows = new TreeMap<>();
        for (Block block : RunStart.blocks(run, journal)) {
            if (strand.equals(block.strand())) {
                for (int row = 0; row < block.rows(); row++) {
                    Map<String, Double> values = new TreeMap<>();
                    for (int m = 0; m < block.metrics().size(); m++) {
                        values.put(block.metrics().get(m), block.value(row, m));
                    }
                    rows.put(block.step(row), values);
                }
            }
        }
        return rows;
    }

    private void terminate() {
        laboratory.terminate();
        laboratory.getWhenTerminated().toCompletableFuture().join();
    }

    @Override
    public void close() {
        terminate();
        writer.close();
        journal.close();
    }
}
