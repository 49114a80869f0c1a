package minima.experiments.cli;

import minima.training.claim.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WholeFileTest {

    @TempDir
    Path folder;

    @Test
    void isNotThereBeforeItIsWhole() throws IOException {
        Path file = folder.resolve("points.csv");

        WholeFile.write(file, part -> {
            Files.writeString(part, "half");
            assertThat(file).doesNotExist();
            Files.writeString(part, "whole");
        });

        assertThat(file).hasContent("whole");
        assertThat(folder.toFile().list()).containsExactly("points.csv");
    }

    @Test
    void leavesTheOldFileAndNothingElseWhenItBreaksOff() throws IOException {
        Path file = Files.writeString(folder.resolve("points.csv"), "old");

        assertThatThrownBy(() -> WholeFile.write(file, part -> {
                    Files.writeString(part, "half");
                    throw new IOException("connection lost");
                }))
                .isInstanceOf(IOException.class);

        assertThat(file).hasContent("old");
        assertThat(folder.toFile().list()).containsExactly("points.csv");
    }

    @Test
    void writesBehindALinkAndLeavesIt() throws IOException {
        Path file = Files.writeString(folder.resolve("points.csv"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), file);

        WholeFile.write(link, part -> Files.writeString(part, "new"));

        assertThat(file).hasContent("new");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void doesNotReplaceWhatIsNoPlainFile() {
        assertThatThrownBy(() -> WholeFile.write(folder, part -> Files.writeString(part, "new")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("output must be a plain file");
        assertThat(folder).isEmptyDirectory();
    }
}
