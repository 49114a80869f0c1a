package minima.training.claim;

import minima.training.claim.SettingsRecord.Description;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SettingsRecordTest {

    private enum Loss {
        LOGISTIC,
        SQUARED_HINGE
    }

    private record Settings(
            @Setting("loss of the claim") Loss loss,

            @Setting(value = "step size", unit = "1/σ²", atLeast = 0, atMost = 2.5)
            double stepSize,

            @Setting(value = "steps", atLeast = 1) long steps,
            @Setting("samples") int samples,
            @Setting("whether rows are shuffled") boolean shuffled) {

        Settings {
            if (samples == 13) {
                throw new IllegalArgumentException("samples must not be unlucky: samples=13");
            }
        }
    }

    private record Bare(double stepSize) {}

    private static final Settings DEFAULTS = new Settings(Loss.LOGISTIC, 0.5, 1000, 20, true);

    @Test
    void keepsWhatIsNotChanged() {
        assertThat(SettingsRecord.with(DEFAULTS, Map.of())).isEqualTo(DEFAULTS);
        assertThat(SettingsRecord.with(DEFAULTS, Map.of("steps", "7")))
                .isEqualTo(new Settings(Loss.LOGISTIC, 0.5, 7, 20, true));
    }

    @Test
    void readsEveryType() {
        Map<String, String> changes = Map.of(
                "loss", "squared-hinge",
                "stepSize", " 2.5 ",
                "steps", "1_000_000_000_000",
                "samples", "-3",
                "shuffled", "false");

        assertThat(SettingsRecord.with(DEFAULTS, changes))
                .isEqualTo(new Settings(Loss.SQUARED_HINGE, 2.5, 1_000_000_000_000L, -3, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stepsize | 1        | setting must exist: setting=stepsize. Maybe stepSize",
                "stepSize | fast     | stepSize must be a number: stepSize=fast",
                "stepSize | ''       | stepSize must be a number: stepSize=",
                "stepSize | 2.6      | stepSize must be finite and lie in [0, 2.5]: stepSize=2.6",
                "stepSize | -1e-9    | stepSize must be finite and lie in [0, 2.5]: stepSize=-1e-9",
                "stepSize | NaN      | stepSize must be finite and lie in [0, 2.5]: stepSize=NaN",
                "stepSize | 1e400    | stepSize must be finite and lie in [0, 2.5]: stepSize=1e400",
                "steps    | 0        | steps must be finite and lie in [1, ∞]: steps=0",
                "steps    | 1.5      | steps must be a whole number: steps=1.5",
                "steps    | 9223372036854775808 | steps must be a whole number: steps=9223372036854775808",
                "samples  | 3000000000 | samples must lie in [-2147483648, 2147483647]: samples=3000000000",
                "samples  | 13       | samples must not be unlucky: samples=13",
                "shuffled | yes      | shuffled must be true or false: shuffled=yes",
                "loss     | LOGISTIC | loss must be one of logistic, squared-hinge: loss=LOGISTIC. Maybe logistic",
                "loss     | hinge    | loss must be one of logistic, squared-hinge: loss=hinge. Maybe logistic",
            })
    void refusesInOneLine(String name, String value, String line) {
        assertThatThrownBy(() -> SettingsRecord.with(DEFAULTS, Map.of(name, value)))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(line);
    }

    @Test
    void describesEachSettingInOrder() {
        double infinity = Double.POSITIVE_INFINITY;

        assertThat(SettingsRecord.describe(DEFAULTS))
                .containsExactly(
                        new Description(
                                "loss",
                                "loss of the claim",
                                "",
                                "logistic|squared-hinge",
                                "logistic",
                                -infinity,
                                infinity),
                        new Description("stepSize", "step size", "1/σ²", "number", 0.5, 0, 2.5),
                        new Description("steps", "steps", "", "integer", 1000L, 1, infinity),
                        new Description("samples", "samples", "", "integer", 20, -infinity, infinity),
                        new Description(
                                "shuffled", "whether rows are shuffled", "", "boolean", true, -infinity, infinity));
    }

    @Test
    void givesValuesThatReadBack() {
        Settings settings = new Settings(Loss.SQUARED_HINGE, 0.1, 3, 4, false);
        Map<String, Object> values = SettingsRecord.values(settings);

        assertThat(values.keySet()).containsExactly("loss", "stepSize", "steps", "samples", "shuffled");
        Map<String, String> texts = new HashMap<>();
        values.forEach((name, value) -> texts.put(name, value.toString()));
        assertThat(SettingsRecord.with(DEFAULTS, texts)).isEqualTo(settings);
    }

    @Test
    void insistsThatASettingSaysWhatItMeans() {
        assertThatThrownBy(() -> SettingsRecord.describe(new Bare(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a setting must say what it means: component=stepSize");
    }
}
