package minima.experiments.cli;

import minima.training.claim.Claim;
import minima.training.claim.Claim.DataKind;
import minima.training.claim.Claim.Standing;
import minima.training.claim.Experiment;
import minima.training.claim.Materials;
import minima.training.claim.Setting;
import minima.training.claim.Trial;
import org.junit.jupiter.api.Test;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class DescribeCommandTest {

    @Test
    void saysWhatIsKnownOfTheClaimAndWhatAReaderOfItsSourceMustKnow() {
        assertThat(described()).contains("""
                Source: A. Author, 2020
                Standing: conjectured
                Remark: the slide prints 2 for 3
                Data: takes --data with the header i,j,y""");
    }

    @Test
    void alignsMeaningsBehindTheLongestName() {
        assertThat(described())
                .contains("\n  steps                             how far;")
                .contains("\n  aNameThatIsLongerThanMostNamesAre how big;");
    }

    private static String described() {
        StringWriter text = new StringWriter();
        DescribeCommand.print(new Guess(), new PrintWriter(text));
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    private record Guess() implements Experiment<Guess.Settings> {

        record Settings(
                @Setting("how far") long steps,
                @Setting("how big") double aNameThatIsLongerThanMostNamesAre) {}

        @Override
        public Claim claim() {
            return new Claim(
                            "guess",
                            "test",
                            "It holds",
                            "x = y",
                            List.of("A. Author, 2020"),
                            DataKind.TRIPLES,
                            List.of())
                    .standing(Standing.CONJECTURED)
                    .remarking("the slide prints 2 for 3");
        }

        @Override
        public Settings defaults() {
            return new Settings(1, 1);
        }

        @Override
        public Trial trial(Settings settings, Materials materials) {
            throw new AssertionError("never run");
        }
    }
}
