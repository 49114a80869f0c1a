package minima.dashboards.alert;

import minima.training.claim.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RuleFileTest {

    @TempDir
    Path folder;

    @Test
    void isNotThereUntilSomethingChanges() {
        assertThat(rules()).containsExactly("nan", "failed", "journal");
        assertThat(folder.resolve("alerts.txt")).doesNotExist();
        new RuleFile(folder).add(AlertRule.parse("refuted"));
        assertThat(rules()).containsExactly("nan", "failed", "journal", "refuted");
        new RuleFile(folder).remove("nan");
        assertThat(rules()).as("also a default is gone for good").containsExactly("failed", "journal", "refuted");
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void keepsWhatPeopleWroteBesideItsRules() throws IOException {
        Files.writeString(folder.resolve("alerts.txt"), "# mine\n\n  nan \n# margin.l2<1\nlag > 5");
        assertThat(rules()).containsExactly("nan", "lag > 5");
        new RuleFile(folder).add(AlertRule.parse("refuted"));
        new RuleFile(folder).add(AlertRule.parse("refuted"));
        new RuleFile(folder).remove("nan");
        assertThat(folder.resolve("alerts.txt")).hasContent("# mine\n\n# margin.l2<1\nlag > 5\nrefuted\n");
    }

    @Test
    void namesTheLineThatCannotBeRead() throws IOException {
        Path file = Files.writeString(folder.resolve("alerts.txt"), "# mine\nnan\nstalled\n");

        assertThatThrownBy(() -> AlertPlan.in(folder))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(
                        file + " line 3: alert rule must have a time in s, m or h: rule=stalled. Maybe stalled 60s");
        Files.write(file, new byte[] {'n', (byte) 0xff});
        assertThatThrownBy(() -> AlertPlan.in(folder)).hasMessageStartingWith("alert rules must be readable UTF-8");
    }

    @Test
    void staysAsItWasWhereItCannotBeWritten() throws IOException {
        Files.writeString(folder.resolve("alerts.txt"), "nan\n");
        Files.createDirectory(folder.resolve("alerts.txt.new"));

        assertThatThrownBy(() -> new RuleFile(folder).add(AlertRule.parse("refuted")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("alert rules must be writable");
        assertThat(rules()).containsExactly("nan");
    }

    private List<String> rules() {
        return new RuleFile(folder).rules().stream().map(AlertRule::text).toList();
    }
}
