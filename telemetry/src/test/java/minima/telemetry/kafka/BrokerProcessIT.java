package minima.telemetry.kafka;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class BrokerProcessIT {

    @TempDir
    Path folder;

    @Test
    void saysWhereItIsAndLeavesNothingRunningWhenClosed() throws IOException {
        ProcessHandle process;
        try (BrokerProcess broker = BrokerProcess.start(folder)) {
            String address = ready(broker);

            assertThat(address).matches("127\\.0\\.0\\.1:\\d+");
            assertThat(folder.resolve("kafka/address")).hasContent(address);
            assertThat(folder.resolve("logs/kafka.log")).exists();
            process = broker.process().toHandle();
        }
        assertThat(process.isAlive()).isFalse();
        assertThat(folder.resolve("kafka/address")).doesNotExist();
    }

    @Test
    void isThereAgainAfterItWasKilled() {
        try (BrokerProcess broker = BrokerProcess.start(folder)) {
            ready(broker);
            Process first = broker.process();
            first.destroyForcibly();

            await().atMost(Duration.ofSeconds(90))
                    .until(() -> broker.process() != first && Files.exists(folder.resolve("kafka/address")));
        }
    }

    @Test
    void endsWhenTheProcessThatStartedItIsKilled() throws IOException {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerParent.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.US_ASCII))) {
            ProcessHandle broker =
                    ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
            parent.destroyForcibly();

            await().atMost(Duration.ofSeconds(30)).until(() -> !broker.isAlive());
        }
    }

    @Test
    void startsBesideAnotherThatWantsTheSamePortAtTheSameTime() {
        try (BrokerProcess one = BrokerProcess.start(folder.resolve("one"));
                BrokerProcess other = BrokerProcess.start(folder.resolve("other"))) {
            assertThat(ready(one)).isNotEqualTo(ready(other));
        }
    }

    @Test
    void canBeClosedThoughItStandsStill() throws Exception {
        BrokerProcess broker = BrokerProcess.start(folder);
        ready(broker);
        Process process = broker.process();
        assertThat(new ProcessBuilder("kill", "-STOP", Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
        broker.close();

        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void canBeClosedBeforeItIsReady() {
        BrokerProcess broker = BrokerProcess.start(folder);
        broker.close();

        assertThat(broker.bootstrap().toCompletableFuture()).isCompletedExceptionally();
    }

    private static String ready(BrokerProcess broker) {
        return broker.bootstrap()
                .toCompletableFuture()
                .orTimeout(90, TimeUnit.SECONDS)
                .join();
    }
}
