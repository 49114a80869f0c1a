package minima.dashboards.live;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** The files of the page over HTTP. */
class PageFilesTest {

    private static final Pattern NAMED = Pattern.compile("(?:href|src)=\"([^\"]+)\"");

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
    void areKeptByBrowsersButForTheOneThatNamesThem() throws Exception {
        HttpResponse<String> index = page.ask("");
        assertThat(header(index, "Cache-Control")).isEqualTo("no-cache");

        List<String> named = NAMED.matcher(index.body())
                .results()
                .map((MatchResult found) -> found.group(1))
                .filter(name -> !name.equals("favicon.svg"))
                .toList();
        assertThat(named).hasSizeGreaterThan(10).allMatch(name -> name.startsWith("v/"));
        for (String name : named) {
            HttpResponse<String> file = page.ask(name);
            assertThat(file.statusCode()).as(name).isEqualTo(200);
            assertThat(header(file, "Cache-Control")).contains("immutable");
        }
        assertThat(page.ask("v/another/app/main.js").body())
                .as("a page of an earlier process still finds what it needs")
                .isEqualTo(page.ask("app/main.js").body());
        assertThat(header(page.ask("app/main.js"), "Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void standUnderAStrictPolicyAndLeadNowhereElse() throws Exception {
        for (String name : List.of("", "v/1/app/main.js")) {
            assertThat(header(page.ask(name), "Content-Security-Policy"))
                    .contains("default-src 'none'", "script-src 'self'")
                    .doesNotContain("unsafe");
        }
        for (String elsewhere : List.of("v/1/../../report/report.css", "v/1/%2e%2e/api/openapi.json", "v/1/")) {
            assertThat(page.ask(elsewhere).statusCode()).as(elsewhere).isNotEqualTo(200);
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return String.join(" ", answer.headers().allValues(name));
    }
}
