package minima.experiments.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Prometheus of its own on a free port, which scrapes one laboratory each second. */
final class RealPrometheus implements AutoCloseable {

    static final String PROGRAM = "/usr/bin/prometheus";

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Process process;
    private final String address;

    /** @param scraped port of the laboratory */
    RealPrometheus(Path folder, int scraped) throws IOException {
        int port = freePort();
        Path config = Files.writeString(folder.resolve("prometheus.yml"), """
                global: {scrape_interval: 1s}
                scrape_configs:
                  - job_name: minima
                    static_configs: [{targets: ["127.0.0.1:%d"]}]
                """.formatted(scraped));
        address = "http://127.0.0.1:" + port;
        process = new ProcessBuilder(
                        PROGRAM,
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("tsdb"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** The result of an instant query; missing while Prometheus starts, and where the query is wrong. */
    JsonNode result(String expression) {
        try {
            URI url = URI.create(
                    address + "/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
            return json.readTree(client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString())
                            .body())
                    .path("data")
                    .path("result");
        } catch (IOException starting) {
            return json.missingNode();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /** The first value of an instant query, NaN while there is none. */
    double value(String expression) {
        JsonNode result = result(expression);
        return result.isEmpty()
                ? Double.NaN
                : result.get(0).path("value").get(1).asDouble();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
