package minima.experiments.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code kill -9} at random moments, starts and ends included: what is resumed goes through the same numbers. */
class KillIT {

    private static final int KILLS = 50;
    private static final long SEED_8 = 8;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Mini-batches, momentum, a dense plan: loader, scheduler and journal all have something to lose. */
    private static final List<String> WHAT = List.of(
            "max-margin",
            "--data",
            "digits:0,1@200",
            "--steps",
            "400000",
            "--every",
            "1000",
            "--set",
            "batchSize=16",
            "--set",
            "momentum=0.5",
            "--seed",
            "3",
            "--port",
            "off",
            "--kafka",
            "off",
            "--checkpoint-every",
            "0.1");

    @TempDir
    Path folder;

    @Test
    void fiftyKillsChangeNeitherTheFinalStateNorAnyMeasuredValue() throws Exception {
        run("whole", "run");
        SplittableRandom random = new SplittableRandom(SEED_8);
        int kills = 0;
        int trial = 0;
        while (kills < KILLS) {
            String data = "killed-" + trial++;
            boolean ended = false;
            boolean begun = false;
            while (!ended && kills < KILLS) {
                try (Launched minima = start(data, begun ? "resume" : "run")) {
                    ended = minima.endsWithin(random.nextLong(300, 3_500));
                    if (!ended) {
                        minima.kill();
                        kills++;
                    }
                }
                begun = begun || hasRun(data);
            }
            if (!ended) {
                run(data, begun ? "resume" : "run");
            }
            assertThat(digests(data)).as(data).isEqualTo(digests("whole"));
            assertThat(series(data)).as(data).isEqualTo(series("whole"));
        }
    }

    private Launched start(String data, String command) {
        List<String> arguments = command.equals("run")
                ? Stream.concat(Stream.of("run"), WHAT.stream()).toList()
                : List.of("resume", "--port", "off", "--kafka", "off", "--checkpoint-every", "0.1");
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of("--data-dir", folder.resolve(data).toString()));
        return Launched.minima(folder, all.toArray(String[]::new));
    }

    private void run(String data, String command) throws InterruptedException {
        try (Launched minima = start(data, command)) {
            assertThat(minima.code()).as(minima.err()).isLessThanOrEqualTo(1);
        }
    }

    /** A kill before the first word is in the journal leaves nothing to resume. */
    private boolean hasRun(String data) throws Exception {
        try (Launched runs = Launched.minima(
                folder, "runs", "--json", "--data-dir", folder.resolve(data).toString())) {
            return runs.code() == 0 && !JSON.readTree(runs.out()).path("runs").isEmpty();
        }
    }

    private String onlyRun(String data) throws Exception {
        try (Launched runs = Launched.minima(
                folder, "runs", "--json", "--data-dir", folder.resolve(data).toString())) {
            assertThat(runs.code()).as(runs.err()).isZero();
            JsonNode all = JSON.readTree(runs.out()).path("runs");
            assertThat(all).hasSize(1);
            assertThat(all.get(0).path("status").asText()).isEqualTo("COMPLETED");
            return all.get(0).path("run").asText();
        }
    }

    private JsonNode digests(String data) throws Exception {
        try (Launched show = Launched.minima(
                folder,
                "show",
                onlyRun(data),
                "--json",
                "--data-dir",
                folder.resolve(data).toString())) {
            assertThat(show.code()).as(show.err()).isZero();
            return JSON.readTree(show.out()).path("digests");
        }
    }

    /** Strand, step and every value of every measured step; run id and wall time differ by nature. */
    private List<String> series(String data) throws Exception {
        try (Launched export = Launched.minima(
                folder,
                "export",
                onlyRun(data),
                "--format",
                "csv",
                "--data-dir",
                folder.resolve(data).toString())) {
            assertThat(export.code()).as(export.err()).isZero();
            return export.out()
                    .lines()
                    .skip(1)
                    .map(line -> line.replaceFirst("^[^,]*,([^,]*),([^,]*),[^,]*,", "$1,$2,"))
                    .sorted()
                    .collect(Collectors.toList());
        }
    }
}
