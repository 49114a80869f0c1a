package minima.dashboards.grafana;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** The rules and the scrape configuration of {@code dashboards/prometheus}, by promtool. */
class PrometheusRulesTest {

    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

    @BeforeEach
    void requirePromtool() {
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(Files.isExecutable(PROMTOOL)).as("promtool is installed").isTrue();
        }
    }

    @Test
    void areWellFormed() throws Exception {
        promtool("check", "config", "prometheus/prometheus.yml");
        promtool("check", "rules", "prometheus/rules/recording.yml", "prometheus/rules/alerts.yml");
    }

    @Test
    void fireWhenTheyShouldAndNotOtherwise() throws Exception {
        promtool("test", "rules", "prometheus/rules/tests.yml");
    }

    private static void promtool(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(arguments).redirectErrorStream(true);
        builder.command().add(0, PROMTOOL.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
    }
}
