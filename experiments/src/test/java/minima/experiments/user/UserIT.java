package minima.experiments.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/** What a newcomer does: start the program, watch the page, read the topics, scrape the metrics. */
class UserIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<AutoCloseable> open = new ArrayList<>();
    private Path data;

    @BeforeEach
    void choose() {
        data = folder.resolve("data");
    }

    @AfterEach
    void close() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }

    @Test
    void seesTheCurveMoveAndTheVerdictAppearInTheBrowser() throws Exception {
        assumeInstalled("/usr/bin/chromium");
        Launched laboratory = minima("serve", "--port", "0", "--kafka", "off");
        await().atMost(PATIENCE).until(() -> !laboratory.url().isEmpty());
        Launched run = minima("run", "max-margin", "--data", "digits:0,1", "--steps", "300000");
        String id = onlyRun(laboratory.url());
        ChromeDriver browser = browser(1280, 720);

        browser.get(laboratory.url() + "#/run/" + id);
        await().atMost(PATIENCE).until(() -> lastStep(browser) > 0);
        long early = lastStep(browser);
        await().atMost(PATIENCE).until(() -> lastStep(browser) > early);
        screenshot(browser, "run-live.png");
        await().atMost(PATIENCE)
                .until(() -> browser.findElements(By.cssSelector("[data-verdict][data-outcome=SUPPORTED]"))
                                .size()
                        >= 4);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(browser.findElements(By.cssSelector("[data-assumption][data-state=HOLDS]")))
                .hasSize(4);
        assertThat(browser.findElements(By.cssSelector("[data-verdict][data-outcome=REFUTED]")))
                .hasSize(4);
        screenshot(browser, "run-done.png");
        browser.get(laboratory.url());
        await().atMost(PATIENCE)
                .until(() -> !browser.findElements(By.cssSelector("[data-run]")).isEmpty());
        screenshot(browser, "home.png");
    }

    @Test
    void pausesResumesAndCancelsFromThePage() throws Exception {
        assumeInstalled("/usr/bin/chromium");
        Launched laboratory = minima("serve", "--port", "0", "--kafka", "off");
        await().atMost(PATIENCE).until(() -> !laboratory.url().isEmpty());
        Launched run = minima("run", "max-margin", "--steps", "1000000000000");
        String id = onlyRun(laboratory.url());
        ChromeDriver browser = browser(390, 844);
        browser.get(laboratory.url() + "#/run/" + id);
        await().atMost(PATIENCE).until(() -> lastStep(browser) > 0);

        for (String[] act : new String[][] {{"pause", "PAUSED"}, {"resume", "RUNNING"}, {"cancel", "CANCELLED"}}) {
            browser.findElement(By.cssSelector("[data-action=" + act[0] + "]")).click();
            await().atMost(PATIENCE).until(() -> status(laboratory.url(), id).equals(act[1]));
            await().atMost(PATIENCE)
                    .until(() -> !browser.findElements(By.cssSelector("[data-run-state=" + act[1] + "]"))
                            .isEmpty());
        }

        assertThat(run.code()).as(run.err()).isEqualTo(1);
    }

    @Test
    void readsEveryMeasuredStepFromTheEmbeddedBroker() throws Exception {
        Launched run = minima("run", "max-margin", "--steps", "20000", "--port", "off", "--json");

        assertThat(run.code()).as(run.err()).isZero();
        JsonNode report = JSON.readTree(run.out()).path("runs").get(0);
        assertThat(report.path("status").asText()).isEqualTo("COMPLETED");

        minima("serve", "--port", "0");
        Path address = data.resolve("kafka").resolve("address");
        await().atMost(PATIENCE).until(() -> Files.exists(address));
        List<JsonNode> steps = records(Files.readString(address).strip(), "minima.steps");
        Set<Long> seq = new TreeSet<>();
        steps.forEach(step -> seq.add(step.path("seq").asLong()));

        assertThat(seq).hasSize(Math.toIntExact(steps.size()));
        assertThat(seq).last().isEqualTo(seq.size() - 1L);
        assertThat(steps)
                .allMatch(step ->
                        step.path("run").asText().equals(report.path("run").asText()));
        assertThat(lastOf(steps, "logistic", "margin.l2"))
                .isEqualTo(
                        report.path("final").path("logistic").path("margin.l2").asDouble());
    }

    @Test
    void isScrapedByARealPrometheus() throws Exception {
        assumeInstalled("/usr/bin/prometheus");
        Launched laboratory = minima("serve", "--port", "0", "--kafka", "off");
        await().atMost(PATIENCE).until(() -> !laboratory.url().isEmpty());
        minima("run", "max-margin", "--steps", "1000000000000");
        String id = onlyRun(laboratory.url());
        String prometheus = prometheus(URI.create(laboratory.url()).getPort());

        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> query(prometheus, "minima_margin_l2{run=\"" + id + "\",strand=\"logistic\"}") > 1);
        assertThat(query(prometheus, "minima_runs{state=\"RUNNING\"}")).isEqualTo(1);
        assertThat(query(prometheus, "minima_steps_total")).isPositive();
    }

    @Test
    void isInterruptedSavedAndResumed() throws Exception {
        Launched run = minima(
                "run",
                "max-margin",
                "--steps",
                "30000000",
                "--no-control",
                "--checkpoint-every",
                "0.05",
                "--port",
                "off",
                "--kafka",
                "off");
        await().atMost(PATIENCE)
                .until(() -> Files.isDirectory(data.resolve("checkpoints"))
                        && Files.list(data.resolve("checkpoints")).findAny().isPresent());

        run.interrupt();

        assertThat(run.code()).as(run.err()).isEqualTo(130);
        assertThat(run.err()).contains("./minima resume");
        Launched resumed = minima("resume", "--port", "off", "--kafka", "off", "--json");
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(JSON.readTree(resumed.out())
                        .path("runs")
                        .get(0)
                        .path("status")
                        .asText())
                .isEqualTo("COMPLETED");
    }

    private Launched minima(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data-dir", data.toString()));
        Launched minima = Launched.minima(folder, all.toArray(String[]::new));
        open.add(minima);
        return minima;
    }

    /** Skipped where the program is absent, but not on a machine that says it has everything. */
    private static void assumeInstalled(String program) {
        if (System.getenv("CI") == null) {
            assumeThat(Path.of(program)).as("installed by .ci/run").exists();
        }
    }

    private ChromeDriver browser(int width, int height) throws IOException {
        ChromeOptions options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=%d,%d".formatted(width, height),
                "--user-data-dir=" + Files.createTempDirectory(folder, "chromium"));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Path.of("/usr/bin/chromedriver").toFile())
                .build();
        ChromeDriver browser = new ChromeDriver(service, options);
        open.add(browser::quit);
        return browser;
    }

    private static long lastStep(ChromeDriver browser) {
        return browser.findElements(By.cssSelector("canvas.large[data-last-step]")).stream()
                .map(canvas -> canvas.getDomAttribute("data-last-step"))
                .filter(step -> step != null && !step.isEmpty())
                .mapToLong(step -> (long) Double.parseDouble(step))
                .findFirst()
                .orElse(0);
    }

    private static void screenshot(ChromeDriver browser, String name) throws IOException {
        Path target = Files.createDirectories(Path.of("target", "screenshots")).resolve(name);
        Files.write(target, browser.getScreenshotAs(OutputType.BYTES));
    }

    private String onlyRun(String url) {
        await().atMost(PATIENCE).until(() -> !get(url + "api/runs").path("runs").isEmpty());
        return get(url + "api/runs").path("runs").get(0).path("run").asText();
    }

    private String status(String url, String run) {
        return get(url + "api/runs/" + run).path("status").asText();
    }

    private JsonNode get(String url) {
        try {
            return JSON.readTree(
                    client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                            .body());
        } catch (IOException | InterruptedException gone) {
            throw new AssertionError(url, gone);
        }
    }

    private static List<JsonNode> records(String bootstrap, String topic) throws IOException {
        List<JsonNode> records = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                    records.add(JSON.readTree(record.value()));
                }
            }
        }
        return records;
    }

    private static double lastOf(List<JsonNode> steps, String strand, String metric) {
        double last = Double.NaN;
        long lastStep = -1;
        for (JsonNode step : steps) {
            if (step.path("strand").asText().equals(strand) && step.path("step").asLong() > lastStep) {
                lastStep = step.path("step").asLong();
                last = step.path(metric).asDouble();
            }
        }
        return last;
    }

    private String prometheus(int scraped) throws IOException {
        int port = freePort();
        Path config = Files.writeString(folder.resolve("prometheus.yml"), """
                global: {scrape_interval: 1s}
                scrape_configs:
                  - job_name: minima
                    static_configs: [{targets: ["127.0.0.1:%d"]}]
                """.formatted(scraped));
        Process process = new ProcessBuilder(
                        "/usr/bin/prometheus",
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("tsdb"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        open.add(() -> process.destroyForcibly().waitFor());
        return "http://127.0.0.1:" + port;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** The first value of an instant query, NaN while there is none. */
    private double query(String prometheus, String expression) {
        try {
            String url = prometheus + "/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8);
            JsonNode result = JSON.readTree(
                            client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                                    .body())
                    .path("data")
                    .path("result");
            return result.isEmpty()
                    ? Double.NaN
                    : result.get(0).path("value").get(1).asDouble();
        } catch (IOException starting) {
            return Double.NaN;
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
