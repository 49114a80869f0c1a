package minima.dashboards.query;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.RunJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RunQueryTest {

    private static final JsonNode RUN = RunJson.parse("""
            {"run":"max-margin-7-x1y2","experiment":"max-margin","family":"separable","title":"Descent finds the widest road",
             "status":"RUNNING","seed":7,"batch":"b3","tags":["Paper","fig 3","a=b"],
             "final":{"logistic":{"margin.l2":0.31,"loss.train":"NaN"},"squared":{"margin.l2":0.12,"loss.train":1e-3}},
             "verdicts":[{"control":false,"outcome":"REFUTED"},{"control":false,"outcome":"INCONCLUSIVE"},
                         {"control":true,"outcome":"NOT_APPLICABLE"}]}""");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "max-margin",
                "WIDEST road",
                "road descent",
                "\"the widest road\"",
                "x1y2",
                "family:separable",
                "state:running",
                "State: Running",
                "experiment:max-margin",
                "seed:7",
                "seed:07",
                "batch:b3",
                "tag:paper",
                "TAG: Paper",
                "tag:\"fig 3\" tag:paper",
                "tag:\" FIG 3 \"state:running",
                "tag:\"a=b\"",
                "pape",
                "\"fig 3\" road",
                "family:\"separable\"",
                "verdict:refuted",
                "verdict:open",
                "margin.l2>0.3",
                "margin.l2 > 0.3",
                "margin.l2<0.2",
                "margin.l2=0.31",
                "margin.l2>=0.31",
                "loss.train<=1e-3",
                "loss.train<inf",
                "family:separable state:running seed:7 margin.l2>.3 road",
            })
    void wantsARunOfWhichEveryPartHolds(String query) {
        assertThat(RunQuery.parse(query).matches(RUN)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "street",
                "\"road widest\"",
                "family:separabl",
                "state:completed",
                "seed:70",
                "batch:b",
                "tag:pap",
                "tag:fig",
                "tag:3",
                "tag:paper tag:draft",
                "verdict:supported",
                "verdict:not-applicable",
                "margin.l2>0.31",
                "margin.l2<0.12",
                "loss.train<1e-3",
                "loss.train>1",
                "norm.l2<1",
                "state:running seed:8",
            })
    void doesNotWantARunOfWhichOnePartFails(String query) {
        assertThat(RunQuery.parse(query).matches(RUN)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "stat:running | key must be one of experiment, family, state, seed, verdict, batch, tag: key=stat. Maybe state",
                "state:runing | state must be one of queued, running, paused, completed, cancelled, diverged, failed: state=runing. Maybe running",
                "seed:x | seed must be a whole number: seed=x",
                "family: | family must have a value: family=",
                "tag:\"\" | tag must have a value: tag=",
                "tag:\"fig | tag must have a value: tag=",
                "margin.l3>1 | measure must be known: measure=margin.l3. Maybe margin.l1",
                "margin.l2>big | margin.l2 must be compared with a number: margin.l2>big",
                "margin.l2> | margin.l2 must be compared with a number: margin.l2>",
                ">3 | condition must be key:value or measure, sign and number: condition=>3. Maybe \">3\", in quotes",
                "\"road | condition must be key:value or measure, sign and number: condition=\"road. Maybe \"road\", in quotes",
            })
    void saysWhichRuleAQueryBreaks(String query, String rule) {
        assertThatThrownBy(() -> RunQuery.parse(query)).hasMessage(rule);
    }

    @Test
    void readsNoReportWhereTheRecordRulesItOut() {
        JsonNode record = RunJson.parse("{\"run\":\"a\",\"status\":\"FAILED\",\"seed\":7}");

        assertThat(RunQuery.parse("seed:7 margin.l2>3 verdict:open").admitsRecord(record))
                .isTrue();
        assertThat(RunQuery.parse("seed:8 margin.l2>3").admitsRecord(record)).isFalse();
        assertThat(RunQuery.parse("tag:paper margin.l2>3").admitsRecord(record)).isFalse();
    }

    @Test
    void isNotSteadyWhereTheAnswerMayChange() {
        for (String query : List.of("state:failed", "verdict:open", "norm.l2>1", "tag:paper", "road tag:\"fig 3\"")) {
            assertThat(RunQuery.parse(query).steady()).as(query).isFalse();
        }
        assertThat(RunQuery.parse("road seed:3 family:separable \"tag:paper\"").steady())
                .isTrue();
    }

    @Test
    void asksAnExperimentForNothingThatOnlyARunHas() {
        JsonNode experiment =
                RunJson.parse("{\"experiment\":\"max-margin\",\"family\":\"separable\",\"title\":\"Road\"}");

        assertThat(RunQuery.parse("road state:running seed:3 tag:paper margin.l2>1")
                        .admitsExperiment(experiment))
                .isTrue();
        assertThat(RunQuery.parse("family:minima").admitsExperiment(experiment)).isFalse();
    }
}
