package minima.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.Laboratory;
import minima.actors.RunIds;
import minima.actors.RunJson;
import minima.actors.RunOrder;
import minima.actors.Sweep;
import minima.training.claim.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What is watched, with a laboratory that serves and without one. */
class WatchCommandTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String FOR_EVER = "1000000000000";

    @TempDir
    Path folder;

    private record Answer(int code, String out, String err) {}

    @Test
    void tellsWhatAnEndedRunCameToAsTheRunDid() {
        Answer run = type("run", "max-margin", "--steps", "200", "--kafka", "off", "--port", "off", "--json");
        JsonNode told = RunJson.parse(run.out()).path("runs").get(0);
        String id = told.path("run").asText();

        Answer watched = type("watch", id);
        assertThat(watched.code()).isEqualTo(run.code());
        assertThat(watched.out())
                .startsWith(id + "  COMPLETED  ")
                .contains("  SUPPORTED      logistic loss.times.step");
        JsonNode again = RunJson.parse(type("watch", id, id, "--json").out()).path("runs");
        assertThat(again).hasSize(1);
        assertThat(again.get(0).path("verdicts")).isEqualTo(told.path("verdicts"));
    }

    @Test
    void saysHowAnInterruptedRunGoesOn() {
        String id;
        try (OpenLaboratory laboratory = open()) {
            id = laboratory.submit(order(FOR_EVER));
            awaitStatus(laboratory, id, "RUNNING");
        }

        assertThat(type("watch", id))
                .isEqualTo(new Answer(
                        2,
                        "",
                        "run must go on to be watched: run=%1$s, status=RUNNING. Maybe minima resume %1$s\n"
                                .formatted(id)));
        assertThat(type("watch", "none")).isEqualTo(new Answer(2, "", "run must exist: run=none. Maybe minima runs\n"));
        assertThat(type("watch")).isEqualTo(new Answer(0, "", "no run is alive\n"));
        assertThat(type("watch", "--json")).isEqualTo(new Answer(0, "{\"runs\":[]}\n", "no run is alive\n"));
    }

    @Test
    void watchesRunsAndBatchesUntilAllHaveEnded() {
        try (OpenLaboratory laboratory = open()) {
            RemoteLaboratory remote = new RemoteLaboratory(laboratory.url());
            String batch = remote.launch(sweep("2000"));
            String run = remote.submit(order("2000"));
            awaitStatus(laboratory, run, "COMPLETED");
            StringWriter out = new StringWriter();

            int code = new Foreground(new PrintWriter(out), new PrintWriter(new StringWriter()), true, false)
                    .remote(WatchCommand.watched(remote, List.of(batch, run)));

            JsonNode told = RunJson.parse(out.toString());
            assertThat(told.path("runs").get(0).path("run").asText()).isEqualTo(run);
            assertThat(told.path("batches").get(0).path("counts").toString()).isEqualTo("{\"COMPLETED\":2}");
            assertThat(code).isLessThan(2);
        }
    }

    @Test
    void findsWhatHasNotEnded() {
        try (OpenLaboratory laboratory = open()) {
            RemoteLaboratory remote = new RemoteLaboratory(laboratory.url());
            String ended = remote.submit(order("100"));
            String paused = remote.submit(order(FOR_EVER));
            remote.steer(paused, Laboratory.Action.PAUSE);
            String running = remote.submit(order(FOR_EVER));
            String batch = remote.launch(sweep(FOR_EVER));
            awaitStatus(laboratory, ended, "COMPLETED");
            awaitStatus(laboratory, paused, "PAUSED");
            awaitStatus(laboratory, running, "RUNNING");

            assertThat(remote.unended()).containsExactlyInAnyOrder(paused, running, batch);
        }
    }

    @Test
    void knowsNoRunThatIsNoName() {
        try (OpenLaboratory laboratory = open()) {
            RemoteLaboratory remote = new RemoteLaboratory(laboratory.url());

            for (String id : List.of("none", "", "..", "a b", "a/b", "a?b")) {
                assertThatThrownBy(() -> WatchCommand.watched(remote, List.of(id)))
                        .isInstanceOf(InvalidInput.class)
                        .hasMessage("run must exist: run=%s. Maybe minima runs", id);
                assertThatThrownBy(() -> remote.steer(id, Laboratory.Action.CANCEL))
                        .isInstanceOf(InvalidInput.class)
                        .hasMessageStartingWith("run must ");
            }
        }
    }

    @Test
    void waitsForTheNextLaboratoryAndSaysSoOnce() {
        List<OpenLaboratory> next = new ArrayList<>();
        StringWriter err = new StringWriter();
        OpenLaboratory first = open();
        String run = first.submit(order("100"));
        awaitStatus(first, run, "COMPLETED");
        String before = first.url();
        ReturningLaboratory laboratory =
                new ReturningLaboratory(() -> addressOf(next, before), PATIENCE, new PrintWriter(err, true));
        assertThat(laboratory.report(run)).isNotNull();
        first.close();

        try {
            assertThat(laboratory.report(run).path("status").asText()).isEqualTo("COMPLETED");
            assertThat(next).hasSize(1);
            assertThat(next.get(0).url()).isNotEqualTo(before);
            assertThat(laboratory.report("none")).isNull();
            assertThat(err).hasToString("the laboratory does not answer; waiting for it, at most 60 s\n");
        } finally {
            next.forEach(OpenLaboratory::close);
        }
    }

    /** The first question is answered by one laboratory; who asks again where the next is, has it opened. */
    private String addressOf(List<OpenLaboratory> next, String before) {
        if (DataDirectory.owner(folder.resolve("data")) == null) {
            next.add(open());
        }
        return next.isEmpty() ? before : next.get(0).url();
    }

    @Test
    void waitsNoLongerThanItSaid() {
        OpenLaboratory only = open();
        ReturningLaboratory laboratory =
                new ReturningLaboratory(only::url, Duration.ofSeconds(1), new PrintWriter(new StringWriter(), true));
        only.close();

        assertThatThrownBy(() -> laboratory.report("any"))
                .isInstanceOf(Api.Gone.class)
                .hasMessageStartingWith("laboratory must answer: url=http://127.0.0.1:");
    }

    private OpenLaboratory open() {
        PlaceOptions where = new PlaceOptions();
        where.dataDir = folder.resolve("data");
        where.port = "0";
        where.kafka = "off";
        return OpenLaboratory.open(where, "serve");
    }

    private static RunOrder order(String steps) {
        return new RunOrder(
                RunIds.next("max-margin", 0), "max-margin", Map.of("steps", steps), 0, null, null, "log", true, null);
    }

    private static Sweep sweep(String steps) {
        return new Sweep(
                RunIds.nextBatch("max-margin"),
                "max-margin",
                Map.of("steps", steps),
                List.of(),
                List.of(1L, 2L),
                null,
                null,
                "log",
                true,
                0);
    }

    private static void awaitStatus(RunReader laboratory, String run, String status) {
        await().atMost(PATIENCE).until(() -> {
            JsonNode report = laboratory.report(run);
            return report != null && report.path("status").asText().equals(status);
        });
    }

    private Answer type(String... arguments) {
        List<String> typed = new ArrayList<>(List.of(arguments));
        typed.addAll(List.of("--data-dir", folder.resolve("data").toString()));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Minima.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(typed.toArray(String[]::new));
        return new Answer(code, out.toString(), err.toString());
    }
}
