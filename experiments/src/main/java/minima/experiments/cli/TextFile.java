package minima.experiments.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/** CSV or JSON lines in a file, as UTF-8. */
final class TextFile {

    private TextFile() {}

    static void write(Reader text, Path file) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file)) {
            text.transferTo(writer);
        }
    }
}
