package minima.experiments.cli;

import minima.training.claim.InvalidInput;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The HTML file that a report goes to; it appears when it is whole. */
record ReportFile(Path file) {

    /**
     * A file that can be written, as far as can be known without writing it.
     *
     * @throws InvalidInput if it cannot, so that nobody waits for a report that has no place
     */
    static ReportFile at(Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw unusable(file, "it is no plain file");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw unusable(file, "there is no folder " + folder);
        }
        try {
            Files.delete(Files.createTempFile(folder, ".report", ".part"));
        } catch (IOException denied) {
            throw unusable(file, "nothing can be written in " + folder);
        }
        return new ReportFile(file);
    }

    void write(String html) {
        try {
            WholeFile.write(file, part -> Files.writeString(part, html));
        } catch (IOException broken) {
            throw unusable(file, broken.getClass().getSimpleName() + ": " + broken.getMessage());
        }
    }

    private static InvalidInput unusable(Path file, String reason) {
        return new InvalidInput(
                "report must be writable: html=%s, reason=%s. Maybe --html report.html".formatted(file, reason));
    }
}
