package minima.telemetry.kafka;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Keeps an embedded broker running in a process of its own, whose memory and faults are not ours.
 *
 * <p>One that ends is started again on the same folder, at the same port where that is free. The broker ends with this
 * process, however that ends.
 */
public final class BrokerProcess implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerProcess.class);
    private static final int USUAL_PORT = 9092;
    private static final long FIRST_BACKOFF_MS = 500;
    private static final long LONGEST_BACKOFF_MS = 30_000;
    private static final long LONGEST_SHUTDOWN_MS = 8_000;
    private static final long POLL_MS = 20;
    private static final long LONGEST_LOG_BYTES = 8 << 20;

    private final Path folder;
    private final Path log;
    private final CompletableFuture<String> bootstrap = new CompletableFuture<>();
    private final Thread thread = new Thread(this::supervise, "kafka-broker");
    private volatile @Nullable String address;
    private volatile @Nullable Process process;
    private volatile boolean closed;

    private BrokerProcess(Path dataDir) {
        folder = dataDir.resolve("kafka");
        log = dataDir.resolve("logs").resolve("kafka.log");
    }

    /** Starts the broker of a data directory without waiting for it. */
    public static BrokerProcess start(Path dataDir) {
        BrokerProcess broker = new BrokerProcess(dataDir.toAbsolutePath());
        broker.thread.setDaemon(true);
        broker.thread.start();
        return broker;
    }

    /** Completes with {@code host:port} once the broker first takes records. */
    public CompletionStage<String> bootstrap() {
        return bootstrap.minimalCompletionStage();
    }

    /** Where the broker is, or was last; null before it is ready for the first time. */
    public @Nullable String address() {
        return address;
    }

    /** The broker's process; null while there is none. */
    @Nullable
    Process process() {
        return process;
    }

    private void supervise() {
        long backoffMs = FIRST_BACKOFF_MS;
        while (!closed) {
            try {
                boolean wasReady = runOnce();
                backoffMs = wasReady ? FIRST_BACKOFF_MS : Math.min(2 * backoffMs, LONGEST_BACKOFF_MS);
                if (!closed) {
                    LOG.warn("kafka broker has ended and starts again in {} ms: log={}", backoffMs, log);
                    TimeUnit.MILLISECONDS.sleep(backoffMs);
                }
            } catch (IOException e) {
                LOG.error("kafka broker cannot be started: {}", e.toString());
                bootstrap.completeExceptionally(e);
                return;
            } catch (InterruptedException e) {
                return; // closed
            }
        }
    }

    /** Whether the broker became ready before it ended. */
    private boolean runOnce() throws IOException, InterruptedException {
        Path announced = folder.resolve("address");
        Files.createDirectories(folder);
        Files.deleteIfExists(announced);
        Process started = launch();
        process = started;
        boolean ready = false;
        while (!ready && !started.waitFor(POLL_MS, TimeUnit.MILLISECONDS)) {
            ready = Files.exists(announced);
        }
        if (ready) {
            String where = Files.readString(announced);
            address = where;
            bootstrap.complete(where);
            LOG.info("kafka broker is ready: address={}", where);
            started.waitFor();
        }
        return ready;
    }

    private Process launch() throws IOException {
        Files.createDirectories(log.getParent());
        if (Files.exists(log) && Files.size(log) > LONGEST_LOG_BYTES) {
            Files.move(log, log.resolveSibling("kafka.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-Xms64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Djava.awt.headless=true",
                        "-Dlogback.configurationFile=minima/telemetry/kafka/broker-logback.xml",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmbeddedBroker.class.getName(),
                        folder.toString(),
                        Integer.toString(port()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private int port() {
        String before = address;
        return before == null ? USUAL_PORT : Integer.parseInt(before.substring(before.lastIndexOf(':') + 1));
    }

    /** Ends the broker and waits for its end. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join();
            Process last = process;
            if (last != null) {
                last.getOutputStream().close();
                if (!last.waitFor(LONGEST_SHUTDOWN_MS, TimeUnit.MILLISECONDS)) {
                    last.destroyForcibly().waitFor();
                }
            }
            Files.deleteIfExists(folder.resolve("address"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException("kafka broker cannot be ended cleanly", e);
        }
        bootstrap.completeExceptionally(new IOException("kafka broker was closed before it was ready"));
    }
}
