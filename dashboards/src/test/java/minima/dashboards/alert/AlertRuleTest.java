package minima.dashboards.alert;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AlertRuleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nan | NotANumber | 0",
                "NaN for 10s | NotANumber | 10000",
                "failed | Failed | 0",
                "refuted | Refuted | 0",
                "journal for 30s | JournalDown | 30000",
                "stalled 60s | Stalled | 0",
                "lag > 100000 for 10m | Lagging | 600000",
                "lag>5 | Lagging | 0",
                "margin.l2<0.1 | Wanted | 0",
                "experiment:max-margin margin.l2 < 0.1 for 0.5h | Wanted | 1800000",
                "state:paused for 1h | Wanted | 3600000",
                "family:separable verdict:refuted | Wanted | 0",
            })
    void readsConditionAndTime(String line, String condition, long holdMs) {
        AlertRule rule = AlertRule.parse("  " + line + " ");

        assertThat(rule.condition().getClass().getSimpleName()).isEqualTo(condition);
        assertThat(rule.hold()).isEqualTo(Duration.ofMillis(holdMs));
        assertThat(rule.text()).isEqualTo(line);
    }

    @Test
    void readsTheNumbersOfARule() {
        assertThat(AlertRule.parse("stalled 90s").condition()).isEqualTo(new Condition.Stalled(Duration.ofSeconds(90)));
        assertThat(AlertRule.parse("Stalled 2H").condition()).isEqualTo(new Condition.Stalled(Duration.ofHours(2)));
        assertThat(AlertRule.parse("lag > 7").condition()).isEqualTo(new Condition.Lagging(7));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "nann | alert rule must be one of nan, failed, refuted, stalled, journal, lag, or compare a measure: rule=nann. Maybe nan",
                "nan max-margin | alert rule nan may have a time alone: rule=nan max-margin. Maybe nan for 30s",
                "stalled | alert rule must have a time in s, m or h: rule=stalled. Maybe stalled 60s",
                "stalled 60 | alert rule must have a time in s, m or h: rule=stalled 60. Maybe stalled 60s",
                "nan for ever | alert rule must have a time in s, m or h: rule=nan for ever. Maybe for 30s",
                "lag | alert rule must compare lag with a number of records: rule=lag. Maybe lag > 100000",
                "lag < 3 | alert rule must compare lag with a number of records: rule=lag < 3. Maybe lag > 100000",
                "experiment:max-margin | alert rule must be one of nan, failed, refuted, stalled, journal, lag, or compare a measure: rule=experiment:max-margin. Maybe experiment:max-margin margin.l2<0.1",
                "tag:paper margin.l2<1 | alert rule must be of what a run does, not of its tags: rule=tag:paper margin.l2<1. Maybe margin.l2<0.1",
                "margin.l3<1 | measure must be known: measure=margin.l3. Maybe margin.l1",
                "margin.l2<low | margin.l2 must be compared with a number: margin.l2<low",
                "# nan | alert rule must be one line of 1 to 300 characters without # before it: rule=# nan. Maybe nan",
            })
    void saysWhatIsWrongAndItsCureInOneLine(String line, String message) {
        assertThatThrownBy(() -> AlertRule.parse(line)).hasMessage(message);
    }

    @Test
    void refusesWhatIsEmptyTooLongOrMoreThanALine() {
        for (String line : new String[] {"", "  ", "x".repeat(301), "nan\nfailed", "nan\u0000"}) {
            assertThatThrownBy(() -> AlertRule.parse(line))
                    .hasMessageStartingWith("alert rule must be one line of 1 to 300 characters")
                    .hasMessageEndingWith("Maybe nan");
        }
    }

    @Test
    void thatHoldWhereNobodyHasSaidOtherwiseAreThree() {
        assertThat(AlertRule.DEFAULTS).extracting(AlertRule::text).containsExactly("nan", "failed", "journal");
    }
}
