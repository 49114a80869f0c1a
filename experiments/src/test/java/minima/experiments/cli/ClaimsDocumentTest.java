package minima.experiments.cli;

import minima.experiments.Catalogue;
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
}
