package minima.dashboards.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** The rules of the public dashboard-linter, by their names there, and a few of the house's own. */
class BoardsTest {

    private static final Pattern RANGE = Pattern.compile("\\[([^\\]]+)]");
    private static final Pattern COUNTER = Pattern.compile("(\\w+)\\(\\s*\\w+_total\\b");
    private static final Pattern BARE_COUNTER = Pattern.compile("\\b\\w+_total\\b");

    static List<Board> boards() throws IOException {
        return Board.all();
    }

    @Test
    void coverLaboratoryRunBatchAndHealth() throws IOException {
        assertThat(boards())
                .extracting(Board::name)
                .containsExactly("batch.json", "health.json", "laboratory.json", "run.json");
        assertThat(boards()).extracting(b -> b.json().path("uid").asText()).doesNotHaveDuplicates();
    }

    /** template-datasource-rule, template-job-rule, template-instance-rule, template-on-time-change-reload-rule. */
    @ParameterizedTest
    @MethodSource("boards")
    void haveVariablesForDataSourceJobAndInstance(Board board) {
        JsonNode source = board.variable("datasource");
        assertThat(source.path("type").asText()).isEqualTo("datasource");
        assertThat(source.path("query").asText()).isEqualTo("prometheus");
        assertThat(source.path("label").asText()).isEqualTo("Data source");
        for (JsonNode variable : board.variables()) {
            if (variable.path("type").asText().equals("query")) {
                assertThat(variable.path("datasource").path("uid").asText()).isEqualTo("${datasource}");
                assertThat(variable.path("refresh").asInt())
                        .as("on time range change")
                        .isEqualTo(2);
                assertThat(variable.path("multi").asBoolean()).isTrue();
                assertThat(variable.path("allValue").asText()).isEqualTo(".+");
            }
        }
        assertThat(board.variable("job").path("label").asText()).isEqualTo("job");
        assertThat(board.variable("instance").path("label").asText()).isEqualTo("instance");
    }

    /** uneditable-dashboard-rule. */
    @ParameterizedTest
    @MethodSource("boards")
    void areChangedInTheRepositoryAlone(Board board) {
        assertThat(board.json().path("editable").asBoolean(true)).isFalse();
        assertThat(board.json().path("tags").get(0).asText()).isEqualTo("minima");
        assertThat(board.json().has("id")).as("an id belongs to one Grafana").isFalse();
    }

    /** panel-datasource-rule, panel-title-description-rule, panel-units-rule, panel-no-targets-rule. */
    @ParameterizedTest
    @MethodSource("boards")
    void havePanelsWithTitleDescriptionUnitAndTargets(Board board) {
        for (JsonNode panel : board.panels()) {
            String title = panel.path("title").asText();
            assertThat(title).isNotBlank();
            assertThat(panel.path("description").asText()).as(title).isNotBlank();
            assertThat(panel.path("datasource").path("uid").asText()).as(title).isEqualTo("${datasource}");
            assertThat(panel.path("fieldConfig").path("defaults").path("unit").asText())
                    .as(title)
                    .isNotBlank();
            assertThat(Board.expressions(panel)).as(title).isNotEmpty().doesNotContain("");
        }
        assertThat(board.panels()).extracting(p -> p.path("id").asInt()).doesNotHaveDuplicates();
        assertThat(board.panels()).extracting(p -> p.path("title").asText()).doesNotHaveDuplicates();
    }

    /** target-job-rule, target-instance-rule. */
    @ParameterizedTest
    @MethodSource("boards")
    void selectJobAndInstanceInEachSelector(Board board) {
        for (JsonNode panel : board.panels()) {
            for (String expression : Board.expressions(panel)) {
                Matcher selector = Pattern.compile("\\{[^}]*}").matcher(expression);
                assertThat(selector.results().map(m -> m.group()).toList())
                        .as(expression)
                        .isNotEmpty()
                        .allSatisfy(s -> assertThat(s).contains("job=~\"$job\"", "instance=~\"$instance\""));
            }
        }
    }

    /** target-rate-interval-rule: a rate follows the panel's resolution; a total over the whole view is a range. */
    @ParameterizedTest
    @MethodSource("boards")
    void rateOverTheRateInterval(Board board) {
        for (JsonNode panel : board.panels()) {
            for (String expression : Board.expressions(panel)) {
                List<String> ranges =
                        RANGE.matcher(expression).results().map(m -> m.group(1)).toList();
                assertThat(ranges).as(expression).isSubsetOf("$__rate_interval", "$__range");
                assertThat(ranges.contains("$__range")).as(expression).isEqualTo(expression.contains("increase("));
            }
        }
    }

    /** target-counter-agg-rule. */
    @ParameterizedTest
    @MethodSource("boards")
    void neverShowABareCounter(Board board) {
        for (JsonNode panel : board.panels()) {
            for (String expression : Board.expressions(panel)) {
                List<String> around = new ArrayList<>();
                COUNTER.matcher(expression).results().forEach(m -> around.add(m.group(1)));
                assertThat(around).as(expression).isSubsetOf("rate", "increase");
                assertThat(around).as(expression).hasSize((int)
                        BARE_COUNTER.matcher(expression).results().count());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("boards")
    void tileTheGridWithoutOverlap(Board board) {
        boolean[][] taken = new boolean[200][24];
        for (JsonNode panel : board.panels()) {
            JsonNode at = panel.path("gridPos");
            for (int y = at.path("y").asInt();
                    y < at.path("y").asInt() + at.path("h").asInt();
                    y++) {
                for (int x = at.path("x").asInt();
                        x < at.path("x").asInt() + at.path("w").asInt();
                        x++) {
                    assertThat(taken[y][x]).as(panel.path("title").asText()).isFalse();
                    taken[y][x] = true;
                }
            }
        }
    }
}
