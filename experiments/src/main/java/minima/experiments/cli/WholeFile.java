package minima.experiments.cli;

import minima.training.claim.InvalidInput;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that appears only when it is whole: it is written beside its place under another name, and then renamed. */
final class WholeFile {

    /** What writes a file that does not exist yet. */
    interface Body {
        void writeTo(Path part) throws IOException;
    }

    private WholeFile() {}

    /**
     * @throws IOException if it cannot be written; then nothing is left, and a file that was there before is still
     *     there
     */
    static void write(Path file, Body body) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new InvalidInput(
                    "output must be a plain file: output=%s. Maybe -o - for standard output".formatted(file));
        }
        Path place = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path part = place.resolveSibling(".%s.%d.part"
                .formatted(place.getFileName(), ProcessHandle.current().pid()));
        part.toFile().deleteOnExit(); // an interrupt ends the process here
        try {
            body.writeTo(part);
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
