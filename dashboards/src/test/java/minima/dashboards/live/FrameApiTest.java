package minima.dashboards.live;

import com.fasterxml.jackson.databind.JsonNode;
import minima.telemetry.event.RunState;
import minima.training.claim.SamplingPlan;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Frames over HTTP: of a run of two strands and of a run of one. */
class FrameApiTest {

    @TempDir
    static Path folder;

    private static OpenPage page;
    private static String two;
    private static String one;

    @BeforeAll
    static void runBoth() {
        page = new OpenPage(folder);
        two = page.submit(Map.of());
        one = page.submit(Map.of("strands", "1"));
        for (String run : List.of(two, one)) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> page.journal().run(run) != null
                            && page.journal().run(run).state() == RunState.COMPLETED);
        }
    }

    @AfterAll
    static void close() {
        page.close();
    }

    @Test
    void listsTheStepsByStrand() throws Exception {
        JsonNode all = page.json("api/runs/%s/frames?measure=%s".formatted(two, Decays.SPECTRUM));
        JsonNode second = page.json("api/runs/%s/frames?measure=%s&strand=rate-2".formatted(two, Decays.SPECTRUM));

        assertThat(all.path("run").asText()).isEqualTo(two);
        assertThat(all.path("measure").asText()).isEqualTo(Decays.SPECTRUM);
        assertThat(all.path("frames")).hasSize(2);
        assertThat(second.path("frames")).singleElement().satisfies(frames -> {
            assertThat(frames.path("strand").asText()).isEqualTo("rate-2");
            assertThat(longs(frames.path("steps"))).isEqualTo(planned());
        });
    }

    @Test
    void givesTheValuesAtAStepOrTheNearestBeforeIt() throws Exception {
        long step = planned().get(150);
        JsonNode at = values(two, "&strand=rate-2&step=" + step).get(0);
        JsonNode between =
                values(two, "&strand=rate-2&step=" + (planned().get(151) - 1)).get(0);

        assertThat(at.path("step").asLong()).isEqualTo(step);
        assertThat(between).isEqualTo(at);
        assertThat(at.path("shape").toString()).isEqualTo("[12]");
        assertThat(at.path("values").get(3).asDouble()).isEqualTo(decayed(1.35e-9 * 4, step));
        assertThat(values(two, "&step=0")).isEmpty();
    }

    @Test
    void namesNoStrandWhereTheRunHasOnlyOneAndFindsItByItsName() throws Exception {
        JsonNode frames = values(one, "&strand=rate-1&step=2000");

        assertThat(frames).singleElement().satisfies(frame -> {
            assertThat(frame.has("strand")).isFalse();
            assertThat(frame.path("step").asLong()).isEqualTo(2000);
        });
    }

    @Test
    void refusesARunThatIsNotThereAndAQuestionWithoutAMeasure() throws Exception {
        assertThat(page.ask("api/runs/none/frames?measure=spectrum.dft").statusCode())
                .isEqualTo(404);
        assertThat(page.ask("api/runs/" + two + "/frames").statusCode()).isEqualTo(404);
        assertThat(page.json("api/runs/%s/frames?measure=spectrum.dft".formatted(two))
                        .path("frames"))
                .isEmpty();
    }

    @Test
    void namesTheVectorMeasuresOfAStrandAndTheStandingOfTheClaim() throws Exception {
        JsonNode strand = page.json("api/runs/" + two).path("strands").get(0);
        JsonNode experiment = page.json("api/experiments").path("experiments").get(0);

        assertThat(strand.path("vectors").toString()).isEqualTo("[\"%s\"]".formatted(Decays.SPECTRUM));
        assertThat(experiment.path("standing").asText()).isEqualTo("CONJECTURED");
        assertThat(experiment.path("remarks").get(0).asText()).isEqualTo("The slide prints t for t + 1.");
    }

    private static JsonNode values(String run, String query) throws Exception {
        return page.json("api/runs/%s/frames?measure=%s%s".formatted(run, Decays.SPECTRUM, query))
                .path("frames");
    }

    private static double decayed(double rate, long steps) {
        double value = 1;
        for (long step = 0; step < steps; step++) {
            value *= 1 - rate;
        }
        return value;
    }

    private static List<Long> planned() {
        SamplingPlan plan = SamplingPlan.logSpaced(2000).frames();
        List<Long> steps = new ArrayList<>();
        for (long step = plan.next(0); step <= 2000; step = plan.next(step)) {
            steps.add(step);
        }
        return steps;
    }

    private static List<Long> longs(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asLong)
                .toList();
    }
}
