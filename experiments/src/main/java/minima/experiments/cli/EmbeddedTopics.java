package minima.experiments.cli;

import minima.telemetry.kafka.BrokerProcess;
import minima.training.claim.InvalidInput;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToIntFunction;

/** Finds the embedded broker of a data directory, or starts it. */
final class EmbeddedTopics {

    private static final int CONNECT_TIMEOUT_MS = 1_000;
    private static final long LOOK_MS = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration START = Duration.ofSeconds(60);

    private EmbeddedTopics() {}

    /**
     * Where the broker of the folder answers; null where no process owns the folder.
     *
     * @throws InvalidInput if the process that owns the folder has no broker
     */
    static @Nullable String running(Path folder) {
        long start = System.nanoTime();
        while (true) {
            DataDirectory.Owner owner = DataDirectory.owner(folder);
            if (owner == null) {
                return null; // an address that is left over may be another's by now
            }
            String address = announced(folder);
            if (address != null && answers(address)) {
                return address;
            }
            // A laboratory that has just been opened has not yet a broker.
            boolean starting = Files.isDirectory(folder.resolve("kafka"));
            if (!starting || System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new InvalidInput(
                        "the laboratory must have a broker of its own: folder=%s, owner=%s, pid=%d. Maybe --kafka HOST:PORT"
                                .formatted(folder, owner.command(), owner.pid()));
            }
            pause();
        }
    }

    /** Starts the broker of a folder that no process owns, for as long as its topics are used. */
    static int started(Path folder, ToIntFunction<String> use) {
        if (!Files.isDirectory(folder.resolve("kafka"))) {
            throw new InvalidInput(
                    "data directory must hold a broker's records: folder=%s. Maybe --data-dir FOLDER, or --kafka HOST:PORT"
                            .formatted(folder));
        }
        try (DataDirectory directory = DataDirectory.take(folder)) {
            directory.announce(new DataDirectory.Owner(ProcessHandle.current().pid(), "tail", ""));
            try (BrokerProcess broker = BrokerProcess.start(folder)) {
                return use.applyAsInt(addressOf(broker, folder));
            }
        } catch (IOException unusable) {
            throw new InvalidInput(
                    "data directory must be usable: folder=%s, reason=%s".formatted(folder, unusable.getMessage()));
        }
    }

    private static String addressOf(BrokerProcess broker, Path folder) {
        try {
            return broker.bootstrap().toCompletableFuture().get(START.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InvalidInput("interrupted while the broker was starting: folder=" + folder);
        } catch (ExecutionException | TimeoutException failed) {
            throw new InvalidInput("the embedded broker must start: folder=%s. Maybe %s says why"
                    .formatted(folder, folder.resolve("logs").resolve("kafka.log")));
        }
    }

    private static @Nullable String announced(Path folder) {
        try {
            return Files.readString(folder.resolve("kafka").resolve("address")).strip();
        } catch (IOException none) {
            return null;
        }
    }

    private static boolean answers(String address) {
        int colon = address.lastIndexOf(':');
        if (colon < 1 || !address.substring(colon + 1).matches("[0-9]{1,5}")) {
            return false;
        }
        try (Socket socket = new Socket()) {
            int port = Integer.parseInt(address.substring(colon + 1));
            socket.connect(new InetSocketAddress(address.substring(0, colon), port), CONNECT_TIMEOUT_MS);
            return true;
        } catch (IOException | IllegalArgumentException none) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_MS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new InvalidInput("interrupted while waiting for the broker");
        }
    }
}
