package minima.experiments.cli;

import minima.experiments.Catalogue;
import minima.training.claim.Claim;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ClaimsDocumentTest {

    private static final int PREDICTED = 0;
    private static final int MEASURED = 1;
    private static final int WITHIN = 2;
    private static final Pattern ROW =
            Pattern.compile("(?m)^(\\| .*) \\| (\\S+) \\| (\\S+) \\| (\\S+) \\| ([A-Z_]+ \\|)$");

    @Test
    void saysWhatAFreshVerificationSays() throws Exception {
        Path document = Path.of("..", "docs", "claims.md");

        String fresh = ClaimsDocument.of(
                Verified.all(List.copyOf(Catalogue.experiments().values())));

        assertThat(words(Files.readString(document)))
                .as("Maybe ./minima verify --claims docs/claims.md")
                .isEqualTo(words(fresh));
        assertThat(rows(fresh)).zipSatisfy(rows(Files.readString(document)), (now, written) -> {
            assertThat(now[PREDICTED]).isCloseTo(written[PREDICTED], within(near(written, PREDICTED)));
            assertThat(now[MEASURED]).isCloseTo(written[MEASURED], within(near(written, MEASURED)));
        });
    }

    /**
     * Numbers from rounding errors differ from one processor to another: what is judged within a tolerance is the same
     * within it, and what misses it, as controls do, by a share.
     */
    private static double near(double[] row, int column) {
        return Math.max(row[WITHIN], 1e-3 * Math.abs(row[column]));
    }

    private static List<String> words(String document) {
        return document.lines()
                .map(line -> ROW.matcher(line).replaceFirst("$1 | $5"))
                .toList();
    }

    private static List<double[]> rows(String document) {
        return ROW.matcher(document)
                .results()
                .map(row -> IntStream.rangeClosed(2, 4)
                        .mapToDouble(group -> Double.parseDouble(row.group(group)))
                        .toArray())
                .toList();
    }

    @Test
    void saysTheStandingOfWhatIsNotProvedAndTheRemarksToIt() {
        Claim proved = Catalogue.experiment("max-margin").claim();

        assertThat(document(proved.standing(Claim.Standing.PROVED).remarking()))
                .doesNotContain("Standing:")
                .doesNotContain("Remark:");
        assertThat(document(proved.standing(Claim.Standing.CONJECTURED).remarking("A sign is lost.", "So is a 2.")))
                .contains("\nStanding: conjectured.\nRemark: A sign is lost.\nRemark: So is a 2.\nFile: ");
    }

    private static String document(Claim claim) {
        return ClaimsDocument.of(List.of(new Verified(claim, "File.java", List.of())));
    }
}
