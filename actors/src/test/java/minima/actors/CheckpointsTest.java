package minima.actors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class CheckpointsTest {

    private static final String RUN = "max-margin-7-x1y2";

    @TempDir
    Path folder;

    private Checkpoints checkpoints;

    @BeforeEach
    void open() {
        checkpoints = new Checkpoints(folder);
    }

    @Test
    void givesBackTheNewestSnapshotWhole() throws IOException {
        checkpoints.save(RUN, snapshot(10));
        checkpoints.save(RUN, snapshot(200));

        Snapshot newest = checkpoints.newest(RUN, "logistic").orElseThrow();

        assertThat(newest.step()).isEqualTo(200);
        assertThat(newest.reachedAt()).isEqualTo(5);
        assertThat(newest.state()).isEqualTo(snapshot(200).state());
    }

    @Test
    void keepsTwoAndNoTemporaryFile() throws IOException {
        for (long step = 1; step <= 5; step++) {
            checkpoints.save(RUN, snapshot(step));
        }

        assertThat(files()).hasSize(2).allMatch(file -> file.toString().endsWith(".ckpt"));
    }

    @Test
    void writesOneSnapshotTwiceAtOnceWithoutHarm() {
        for (long step = 1; step <= 100; step++) {
            Snapshot snapshot = snapshot(step);

            CompletableFuture.allOf(
                            CompletableFuture.runAsync(() -> save(snapshot)),
                            CompletableFuture.runAsync(() -> save(snapshot)))
                    .join();
        }
    }

    private void save(Snapshot snapshot) {
        try {
            checkpoints.save(RUN, snapshot);
        } catch (IOException notSaved) {
            throw new UncheckedIOException(notSaved);
        }
    }

    @Test
    void fallsBackToTheOneBeforeWhereTheNewestIsCutShortAnywhere() throws IOException {
        checkpoints.save(RUN, snapshot(10));
        checkpoints.save(RUN, snapshot(20));
        Path newest = files().get(1);
        byte[] whole = Files.readAllBytes(newest);
        for (int length = 0; length < whole.length; length++) {
            Files.write(newest, Arrays.copyOf(whole, length));

            assertThat(checkpoints.newest(RUN, "logistic").orElseThrow().step())
                    .as("length=%d", length)
                    .isEqualTo(10);
        }
    }

    @Test
    void fallsBackToTheOneBeforeWhereAnyBitOfTheNewestIsFlipped() throws IOException {
        checkpoints.save(RUN, snapshot(10));
        checkpoints.save(RUN, snapshot(20));
        Path newest = files().get(1);
        byte[] whole = Files.readAllBytes(newest);
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(newest, flipped);

            assertThat(checkpoints.newest(RUN, "logistic").orElseThrow().step())
                    .as("bit=%d", bit)
                    .isEqualTo(10);
        }
    }

    @Test
    void hasNoneWhereEveryFileIsDamagedAndDeletesNothing() throws IOException {
        checkpoints.save(RUN, snapshot(10));
        Files.write(files().get(0), new byte[] {1, 2, 3});

        assertThat(checkpoints.newest(RUN, "logistic")).isEmpty();
        assertThat(files()).hasSize(1);
    }

    @Test
    void doesNotMixStrandsWhoseNamesBeginAlike() throws IOException {
        checkpoints.save(RUN, new Snapshot("polynomial-1", 7, -1, new byte[] {1}));

        assertThat(checkpoints.newest(RUN, "polynomial")).isEmpty();
    }

    private static Snapshot snapshot(long step) {
        byte[] state = new byte[40];
        SplittableRandom seed4 = new SplittableRandom(4 + step);
        for (int i = 0; i < state.length; i++) {
            state[i] = (byte) seed4.nextInt();
        }
        return new Snapshot("logistic", step, 5, state);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(RUN))) {
            return files.sorted().toList();
        }
    }
}
