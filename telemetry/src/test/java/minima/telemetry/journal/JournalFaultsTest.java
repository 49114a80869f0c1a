package minima.telemetry.journal;

import minima.telemetry.event.Recorded;
import minima.telemetry.journal.JournalWriter.Health;
import minima.telemetry.journal.JournalWriter.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

import static minima.telemetry.journal.JournalContract.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class JournalFaultsTest {

    @TempDir
    Path folder;

    @Test
    void losesNothingWhileTheDiskIsFullAndGoesOnWhenItIsNot() {
        List<State> states = new CopyOnWriteArrayList<>();
        try (Journal journal = Journal.open(FailingDisk.config(folder));
                JournalWriter writer = JournalWriter.start(journal)) {
            writer.listen(new JournalWriter.Listener() {
                @Override
                public void onState(Health health) {
                    states.add(health.state());
                }
            });
            await(writer.append(Rows.steps("a", null, 0, 99, "loss.train")));
            FailingDisk.full = true;
            List<CompletionStage<Recorded>> waiting = new ArrayList<>();
            for (int k = 1; k < 200; k++) {
                waiting.add(writer.append(Rows.steps("a", null, 100L * k, 100L * k + 99, "loss.train")));
            }
            await().until(() -> writer.health().failures() >= 3);
            assertThat(writer.health().state()).isEqualTo(State.RETRYING);
            assertThat(waiting).noneMatch(stage -> stage.toCompletableFuture().isDone());

            FailingDisk.full = false;
            waiting.forEach(JournalContract::await);
            assertThat(states).containsExactly(State.RETRYING, State.WELL);
            assertHolds(journal, "a", 20_000);
        }
    }

    @Test
    void refusesWhatItsQueueCannotHoldAndTakesItLater() {
        try (Journal journal = Journal.open(FailingDisk.config(folder));
                JournalWriter writer = JournalWriter.start(journal, 100_000)) {
            FailingDisk.full = true;
            List<CompletionStage<Recorded>> taken = new ArrayList<>();
            for (long k = 0; k < 200; k++) {
                CompletionStage<Recorded> stage =
                        writer.append(Rows.steps("a", null, 100 * k, 100 * k + 99, "loss.train"));
                if (stage.toCompletableFuture().isCompletedExceptionally()) {
                    assertThatThrownBy(() -> await(stage)).hasCauseInstanceOf(JournalFull.class);
                    break;
                }
                taken.add(stage);
            }
            assertThat(taken).as("100 rows are 2,656 bytes").hasSize(100_000 / 2_656);

            FailingDisk.full = false;
            taken.forEach(JournalContract::await);
            long next = 100L * taken.size();
            await(writer.append(Rows.steps("a", null, next, next + 99, "loss.train")));
            assertHolds(journal, "a", (int) next + 100);
        }
    }

    @Test
    void neverAcknowledgesWhatTheDiskDidNotKeep() {
        JournalConfig config = FailingDisk.config(folder);
        try (Journal journal = Journal.open(config);
                JournalWriter writer = JournalWriter.start(journal)) {
            await(writer.append(Rows.steps("a", null, 0, 99, "loss.train")));
            FailingDisk.syncFails = true;
            CompletionStage<Recorded> lost = writer.append(Rows.steps("a", null, 100, 199, "loss.train"));

            assertThatThrownBy(() -> await(lost)).hasMessageContaining("disk did not keep what it had taken");
            FailingDisk.syncFails = false;
            assertThatThrownBy(() -> await(writer.append(Rows.steps("a", null, 200, 299, "loss.train"))))
                    .hasMessageContaining("journal has failed");
            assertThat(writer.health().state()).isEqualTo(State.FAILED);
        }
        try (Journal journal = Journal.open(config)) {
            assertThat(journal.head()).isGreaterThanOrEqualTo(100);
        }
    }

    @Test
    void namesThePlaceOfADamagedBlockAndGivesNoWrongNumber() throws SQLException {
        try (Journal journal = Journal.open(JournalConfig.in(folder));
                JournalWriter writer = JournalWriter.start(journal)) {
            await(writer.append(Rows.steps("a", null, 0, 9, "loss.train")));
            await(writer.append(Rows.steps("a", null, 10, 19, "loss.train")));
            journal.database().commit(connection -> connection
                    .createStatement()
                    .executeUpdate("UPDATE payloads SET payload = payload || X'00' WHERE place = 10"));

            assertThatThrownBy(() -> journal.from(0, 100)).hasMessage("journal holds a damaged block: place=10");
            assertThat(journal.from(0, 10)).hasSize(1);
        }
    }

    @Test
    void takesNoHarmFromAReaderThatIsInterrupted() {
        JournalConfig config = JournalConfig.in(folder);
        try (Journal journal = Journal.open(config);
                JournalWriter writer = JournalWriter.start(journal)) {
            for (int k = 0; k < 100; k++) {
                await(writer.append(Rows.steps("a", null, 10_000L * k, 10_000L * k + 9_999, "loss.train", "norm.l2")));
            }
        }
        try (Journal journal = Journal.open(config); // with nothing in its cache
                JournalWriter writer = JournalWriter.start(journal)) {
            Thread.currentThread().interrupt();
            try {
                assertThat(journal.blocks("a").mapToLong(Recorded::size).sum()).isEqualTo(1_000_000);
            } catch (JournalException e) {
                assertThat(Thread.interrupted())
                        .as("an interrupted reader may fail")
                        .isTrue();
            }
            Thread.interrupted();
            await(writer.append(Rows.steps("a", null, 1_000_000, 1_000_099, "loss.train", "norm.l2")));

            assertThat(writer.health().failures()).isZero();
            assertHolds(journal, "a", 1_000_100);
        }
    }

    @Test
    void holdsEveryAcknowledgedRowAfterItsProcessWasKilled() throws IOException, InterruptedException {
        Map<String, Long> acknowledged = new HashMap<>();
        for (int kill = 1; kill <= 3; kill++) {
            killInMidStream(acknowledged, 60 * kill);
            try (Journal journal = Journal.open(JournalConfig.in(folder))) {
                long frames = acknowledged.getOrDefault(EndlessWriter.FRAMED, 0L);
                assertHoldsFrames(journal, frames);
                acknowledged.forEach((run, rows) -> assertHolds(journal, run, run.startsWith("run") ? rows : 0));
            }
        }
    }

    private void killInMidStream(Map<String, Long> acknowledged, int lines) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessWriter.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.US_ASCII))) {
            for (int line = 0; line < lines; line++) {
                note(out.readLine(), acknowledged);
            }
            assertThatThrownBy(() -> Journal.open(JournalConfig.in(folder)))
                    .hasMessage("journal must not be in use by another process. Maybe a laboratory is running on it");
            child.toHandle().destroyForcibly(); // unlike the process itself, leaves what it has printed readable
            child.waitFor();
            for (String line = out.readLine(); line != null && line.endsWith("."); line = out.readLine()) {
                note(line, acknowledged);
            }
        }
    }

    private static void note(String line, Map<String, Long> acknowledged) {
        String[] words = line.split(" ");
        acknowledged.merge(words[0], Long.parseLong(words[1]), Math::max);
    }

    private static void assertHoldsFrames(Journal journal, long frames) {
        long[] next = {0};
        journal.frames(EndlessWriter.FRAMED).forEach(recorded -> {
            assertThat(recorded.seq()).isEqualTo(next[0]);
            assertThat(recorded.frame()).isEqualTo(Rows.frame(EndlessWriter.FRAMED, "strand", "spectrum.dft", next[0]));
            next[0]++;
        });
        assertThat(next[0]).as("frames").isPositive().isGreaterThanOrEqualTo(frames);
    }

    /** At least these rows; whatever more there is, is whole and in order too. */
    private static void assertHolds(Journal journal, String run, long rows) {
        long[] next = {0};
        journal.blocks(run).forEach(recorded -> {
            for (int i = 0; i < recorded.size(); i++) {
                assertThat(recorded.firstSeq() + i).isEqualTo(next[0]);
                assertThat(recorded.block().step(i)).isEqualTo(next[0]);
                next[0]++;
            }
        });
        assertThat(next[0]).as("rows of %s", run).isGreaterThanOrEqualTo(rows);
    }
}
