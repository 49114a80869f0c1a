package minima.dashboards.live;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.RunJson;
import minima.actors.RunReport;
import minima.telemetry.event.RunState;
import minima.telemetry.journal.FrameRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A raster measure over HTTP. */
class PlaneApiTest {

    private static final String DISTANCE = "decision.distance";

    @TempDir
    static Path folder;

    private static OpenPage page;
    private static String run;

    @BeforeAll
    static void turn() {
        page = new OpenPage(folder, new Turning());
        run = page.submit("turns", "turning", Map.of(), 0);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> page.journal().run(run) != null
                        && page.journal().run(run).state() == RunState.COMPLETED);
    }

    @AfterAll
    static void close() {
        page.close();
    }

    @Test
    void hasFramesOfRowsAndColumns() throws Exception {
        JsonNode frame = page.json("api/runs/%s/frames?measure=%s&strand=logistic&step=2000".formatted(run, DISTANCE))
                .path("frames")
                .get(0);

        assertThat(frame.path("shape").toString()).isEqualTo("[24,24]");
        assertThat(frame.path("values")).hasSize(24 * 24);
        assertThat(page.journal().framesAt(new FrameRequest(run, DISTANCE, "logistic"), 2000))
                .singleElement()
                .satisfies(stored -> assertThat(stored.shape()).isEqualTo(List.of(24, 24)));
    }

    @Test
    void tellsThePlaneOfEachStrand() throws Exception {
        JsonNode plane = page.json("api/runs/" + run)
                .path("strands")
                .get(1)
                .path("planes")
                .path(DISTANCE);

        assertThat(plane.path("columns").asInt()).isEqualTo(24);
        assertThat(plane.path("rows").asInt()).isEqualTo(24);
        assertThat(plane.path("right").asDouble() - plane.path("left").asDouble())
                .isEqualTo(1.3 * 8);
        assertThat(plane.path("samples").get(0).toString()).isEqualTo("[0.5,1.0,1.0]");
        assertThat(plane.path("samplesOf").asInt()).isEqualTo(6);
        assertThat(plane.path("predicted")).hasSize(24 * 24);
    }

    @Test
    void isReadBackWithItsPlanesAndSaysNothingOfThemWhereThereAreNone() throws Exception {
        JsonNode json = page.json("api/runs/" + run);
        String decays = page.submit(Map.of());
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !page.json("api/runs/" + decays).path("strands").isEmpty());

        assertThat(RunJson.tree(RunJson.read(json.toString(), RunReport.class))
                        .path("strands")
                        .toString())
                .isEqualTo(json.path("strands").toString());
        JsonNode other = page.json("api/runs/" + decays);
        assertThat(other.path("strands").get(0).has("planes")).isFalse();
        assertThat(RunJson.read(other.toString(), RunReport.class).strands())
                .allMatch(strand -> strand.planes().isEmpty());
        assertThat(EventRoutes.summary(json).has("strands")).isFalse();
    }
}
