package minima.experiments.doctor;

import minima.telemetry.kafka.BrokerProcess;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Whether the embedded Kafka broker starts: it is started, in a folder of its own. */
public final class BrokerCheck {

    private static final long PATIENCE_SECONDS = 60;

    private BrokerCheck() {}

    public static Finding run() {
        try (ScratchFolder scratch = ScratchFolder.make()) {
            return started(scratch.path());
        } catch (IOException unusable) {
            return Finding.fail("broker", "no temporary folder: " + unusable.getMessage(), "free some space in /tmp");
        }
    }

    private static Finding started(Path folder) {
        long start = System.nanoTime();
        try (BrokerProcess broker = BrokerProcess.start(folder)) {
            String address = broker.bootstrap().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return Finding.ok(
                    "broker",
                    "embedded Kafka answered at %s after %.1f s".formatted(address, (System.nanoTime() - start) / 1e9));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return failed("interrupted");
        } catch (ExecutionException broken) {
            return failed(String.valueOf(broken.getCause()));
        } catch (TimeoutException late) {
            return failed("no answer within %d s".formatted(PATIENCE_SECONDS));
        }
    }

    private static Finding failed(String why) {
        return Finding.fail(
                "broker", "embedded Kafka does not start: " + why, "--kafka off, or --kafka HOST:PORT of another");
    }
}
