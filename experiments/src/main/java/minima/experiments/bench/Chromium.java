package minima.experiments.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A browser of the machine's own, without a window, that opens a page and evaluates expressions in it. */
final class Chromium implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final long PATIENCE_SECONDS = 60;
    private static final long LOOK_MS = 50;

    private final Process process;
    private final WebSocket socket;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private int asked;

    /** The machine's program, empty where there is none. */
    static Optional<Path> program() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    Chromium(Path program, Path folder) throws IOException, InterruptedException, TimeoutException {
        Path profile = Files.createDirectories(folder.resolve("chromium"));
        process = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--window-size=1280,900",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("chromium.log").toFile())
                .start();
        HttpClient client = HttpClient.newHttpClient();
        String pages = "http://127.0.0.1:%s/json/list".formatted(port(profile.resolve("DevToolsActivePort")));
        String listed = client.send(
                        HttpRequest.newBuilder(URI.create(pages)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        String address =
                JSON.readTree(listed).get(0).get("webSocketDebuggerUrl").asText();
        socket = client.newWebSocketBuilder()
                .buildAsync(URI.create(address), new Answers())
                .join();
    }

    private static String port(Path file) throws IOException, InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!Files.exists(file) || Files.readAllLines(file).isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("chromium does not start");
            }
            Thread.sleep(LOOK_MS);
        }
        return Files.readAllLines(file).get(0);
    }

    void open(String url) throws IOException, InterruptedException, TimeoutException {
        ask("Page.navigate", Map.of("url", url));
    }

    /** The value of an expression, of a promise when it is kept. */
    JsonNode evaluate(String expression) throws IOException, InterruptedException, TimeoutException {
        Map<String, Object> parameters = Map.of("expression", expression, "awaitPromise", true, "returnByValue", true);
        return ask("Runtime.evaluate", parameters).path("result").path("value");
    }

    private JsonNode ask(String method, Map<String, ?> parameters)
            throws IOException, InterruptedException, TimeoutException {
        int id = ++asked;
        socket.sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true)
                .join();
        while (true) {
            String answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (answer == null) {
                throw new TimeoutException("chromium does not answer: method=" + method);
            }
            JsonNode read = JSON.readTree(answer);
            if (read.path("id").asInt() == id) {
                return read.path("result");
            }
        }
    }

    private final class Answers implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                answers.add(text.toString());
                text.setLength(0);
            }
            return WebSocket.Listener.super.onText(from, part, last);
        }
    }

    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }
}
