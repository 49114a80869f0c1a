package minima.dashboards.live;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Runs and batches are steered over HTTP. */
class SteerApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private OpenPage page;

    @BeforeEach
    void open() {
        page = new OpenPage(folder);
    }

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void pausesResumesAndCancels() throws Exception {
        String run = page.submit(Map.of("steps", "1000000000000"));

        for (List<String> act :
                List.of(List.of("pause", "PAUSED"), List.of("resume", "RUNNING"), List.of("cancel", "CANCELLED"))) {
            assertThat(page.post("api/runs/%s/%s".formatted(run, act.get(0)), "{}")
                            .statusCode())
                    .isEqualTo(200);
            await().atMost(PATIENCE)
                    .until(() ->
                            page.json("api/runs/" + run).path("status").asText().equals(act.get(1)));
        }
    }

    /** Whoever answers before the request is there closes the connection under the client's hands. */
    @ParameterizedTest
    @ValueSource(strings = {"runs/none/pause", "runs/none/resume", "runs/none/cancel", "batches/none/cancel"})
    void answersAfterTheBodyIsThere(String path) throws IOException {
        try (Socket client = new Socket("127.0.0.1", page.port())) {
            client.setSoTimeout(1_000);
            String head = "POST /api/%s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n".formatted(path, page.port())
                    + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n";
            client.getOutputStream().write(head.getBytes(US_ASCII));
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

            client.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            client.getOutputStream().write("{}".getBytes(US_ASCII));

            assertThat(new String(client.getInputStream().readNBytes(12), US_ASCII))
                    .isEqualTo("HTTP/1.1 400");
        }
    }
}
