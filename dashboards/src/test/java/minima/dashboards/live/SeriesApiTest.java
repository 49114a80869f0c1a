package minima.dashboards.live;

import com.fasterxml.jackson.databind.JsonNode;
import minima.telemetry.event.Recorded;
import minima.telemetry.event.RunState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Series over HTTP. */
class SeriesApiTest {

    @TempDir
    static Path folder;

    private static OpenPage page;
    private static String run;

    @BeforeAll
    static void run() {
        page = new OpenPage(folder);
        run = page.submit(Map.of("steps", "3000"), "1");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> page.journal().run(run) != null
                        && page.journal().run(run).state() == RunState.COMPLETED);
    }

    @AfterAll
    static void close() {
        page.close();
    }

    @Test
    void saysWhenTheLastStepOfAPointWasMeasured() throws Exception {
        Map<Long, Long> times = journalTimes("rate-2");
        for (int most : new int[] {10, 100, 5_000}) {
            JsonNode points = series("&points=" + most + "&times=true").path("points");
            assertThat(points).hasSizeBetween(most / 2, Math.min(most, 3_001));
            for (JsonNode point : points) {
                assertThat(point).hasSize(4);
                assertThat(point.path(3).asLong())
                        .as("step %s", point.path(0))
                        .isEqualTo(times.get(point.path(0).asLong()));
            }
        }
    }

    @Test
    void saysNothingOfTimesWhereTheyAreNotAskedFor() throws Exception {
        JsonNode plain = series("&points=100");
        JsonNode timed = series("&points=100&times=true");
        JsonNode refused = series("&points=100&times=false");

        assertThat(refused).isEqualTo(plain);
        assertThat(plain.path("behind")).isEqualTo(timed.path("behind"));
        for (int k = 0; k < timed.path("points").size(); k++) {
            assertThat(plain.path("points").path(k)).hasSize(3);
            assertThat(timed.path("points").path(k))
                    .startsWith(three(plain.path("points").path(k)));
        }
    }

    private static JsonNode series(String more) throws Exception {
        return page.json("api/runs/" + run + "/series?metric=norm.l2&strand=rate-2" + more);
    }

    private static JsonNode[] three(JsonNode point) {
        return new JsonNode[] {point.path(0), point.path(1), point.path(2)};
    }

    private static Map<Long, Long> journalTimes(String strand) {
        Map<Long, Long> times = new HashMap<>();
        page.journal()
                .blocks(run)
                .map(Recorded::block)
                .filter(b -> strand.equals(b.strand()))
                .forEach(block -> {
                    for (int row = 0; row < block.rows(); row++) {
                        times.put(block.step(row), block.timeMs(row));
                    }
                });
        return times;
    }
}
