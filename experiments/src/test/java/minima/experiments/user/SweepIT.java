package minima.experiments.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A batch that is killed, interrupted or served: what goes on has every cell once, with the same numbers. */
class SweepIT {

    private static final int CELLS = 12;
    private static final int KILLS = 8;
    private static final long SEED_4 = 4;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PLACE = List.of("--port", "off", "--kafka", "off", "--checkpoint-every", "0.1");

    private static final List<String> SWEEP = List.of(
            "sweep",
            "max-margin",
            "--data",
            "digits:0,1@200",
            "--grid",
            "momentum=0,0.5",
            "--seeds",
            "1..6",
            "--steps",
            "60000",
            "--every",
            "1000",
            "--set",
            "batchSize=16",
            "--no-control");

    @TempDir
    static Path folder;

    private static JsonNode whole;
    private static List<String> wholePoints;

    @BeforeAll
    static void runWithoutDisturbance() throws Exception {
        finish("whole", SWEEP);
        whole = report("whole");
        wholePoints = points("whole");
        assertThat(wholePoints).hasSizeGreaterThan(60 * CELLS);
    }

    @Test
    void killsLoseNoCellRunNoneTwiceAndChangeNoNumber() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED_4);
        boolean begun = false;
        boolean ended = false;
        for (int kills = 0; kills < KILLS && !ended; kills++) {
            try (Launched minima = start("killed", begun ? List.of("resume") : SWEEP)) {
                ended = minima.endsWithin(random.nextLong(1_500, 4_000));
                minima.kill();
            }
            begun = begun || !batches("killed").isEmpty();
        }
        assertThat(begun).as("a batch was there to be killed").isTrue();
        if (!ended) {
            finish("killed", List.of("resume"));
        }

        assertThat(batches("killed")).hasSize(1);
        assertIsWhole("killed");
    }

    @Test
    void anInterruptSavesTheBatchAndSaysHowToGoOn() throws Exception {
        try (Launched minima = start("interrupted", SWEEP)) {
            awaitCheckpoints("interrupted");
            minima.interrupt();
            assertThat(minima.code()).as(minima.err()).isEqualTo(130);
            assertThat(minima.err()).contains("./minima resume");
        }
        assertThat(report("interrupted").path("counts").path("COMPLETED").asInt())
                .isLessThan(CELLS);

        finish("interrupted", List.of("resume"));

        assertIsWhole("interrupted");
    }

    @Test
    void aServedBatchIsWatchedAndGoesOnWhenItsLaboratoryIsServedAgain() throws Exception {
        try (Launched serve = serve();
                Launched sweep = start("served", SWEEP)) {
            awaitCheckpoints("served");
            assertThat(sweep.err()).contains("submitted to the laboratory at " + serve.url());
            serve.kill();
            assertThat(sweep.code()).as("nobody to watch").isEqualTo(2);
        }
        try (Launched serve = serve()) {
            assertThat(serve.err()).contains("and 1 batches go on");
            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofSeconds(2))
                    .until(() -> report("served").path("ended").asLong() > 0);
            assertIsWhole("served");
        }
    }

    private static void assertIsWhole(String data) throws Exception {
        JsonNode report = report(data);
        assertThat(report.path("counts").toString()).isEqualTo("{\"COMPLETED\":" + CELLS + "}");
        assertThat(report.path("groups")).isEqualTo(whole.path("groups"));
        assertThat(points(data)).isEqualTo(wholePoints);
    }

    private static Launched serve() {
        Launched serve = Launched.minima(
                folder,
                "serve",
                "--port",
                "0",
                "--kafka",
                "off",
                "--checkpoint-every",
                "0.1",
                "--data-dir",
                folder.resolve("served").toString());
        await().atMost(Duration.ofSeconds(90)).until(() -> !serve.url().isEmpty());
        return serve;
    }

    private static void awaitCheckpoints(String data) {
        Path checkpoints = folder.resolve(data).resolve("checkpoints");
        await().atMost(Duration.ofSeconds(90))
                .until(() -> Files.isDirectory(checkpoints)
                        && Files.list(checkpoints).findAny().isPresent());
    }

    private static Launched start(String data, List<String> command) {
        List<String> all = new ArrayList<>(command);
        all.addAll(PLACE);
        all.addAll(List.of("--data-dir", folder.resolve(data).toString()));
        return Launched.minima(folder, all.toArray(String[]::new));
    }

    private static void finish(String data, List<String> command) throws InterruptedException {
        try (Launched minima = start(data, command)) {
            assertThat(minima.code()).as(minima.err()).isLessThanOrEqualTo(1);
        }
    }

    private static String asked(String data, String... question) throws InterruptedException {
        List<String> all = new ArrayList<>(List.of(question));
        all.addAll(List.of("--data-dir", folder.resolve(data).toString()));
        try (Launched answer = Launched.minima(folder, all.toArray(String[]::new))) {
            assertThat(answer.code()).as(answer.err()).isZero();
            return answer.out();
        }
    }

    /** A kill before the journal is there leaves nothing to ask. */
    private static List<String> batches(String data) throws Exception {
        List<String> batches = new ArrayList<>();
        try (Launched runs = Launched.minima(
                folder, "runs", "--json", "--data-dir", folder.resolve(data).toString())) {
            if (runs.code() == 0) {
                JSON.readTree(runs.out())
                        .path("batches")
                        .forEach(batch -> batches.add(batch.path("batch").asText()));
            }
        }
        return batches;
    }

    private static JsonNode report(String data) throws Exception {
        return JSON.readTree(asked(data, "show", batches(data).get(0), "--json"));
    }

    /** Cell, strand, step and every value of every measured step; the batch's id and wall time differ by nature. */
    private static List<String> points(String data) throws Exception {
        String batch = batches(data).get(0);
        return asked(data, "export", batch)
                .lines()
                .skip(1)
                .map(line -> line.replaceFirst("^" + batch + "-(\\d+,[^,]*,[^,]*),[^,]*,", "$1,"))
                .sorted()
                .collect(Collectors.toList());
    }
}
