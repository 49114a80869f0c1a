package minima.experiments.cli;

import minima.experiments.Catalogue;
import minima.training.claim.Claim;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class ClaimsDocumentTest {

    @Test
    void saysWhatAFreshVerificationSays() throws Exception {
        Path document = Path.of("..", "docs", "claims.md");

        String fresh = ClaimsDocument.of(
                Verified.all(List.copyOf(Catalogue.experiments().values())));

        assertThat(Files.readString(document))
                .as("Maybe ./minima verify --claims docs/claims.md")
                .isEqualTo(fresh);
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
