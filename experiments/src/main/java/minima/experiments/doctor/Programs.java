package minima.experiments.doctor;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs of the machine: where they are, and what they print. */
public final class Programs {

    private static final long PATIENCE_SECONDS = 20;

    private Programs() {}

    /** The first of these that is on the search path. */
    public static Optional<Path> find(String... names) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(names)
                .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * What a command prints on both streams; it may take {@value #PATIENCE_SECONDS} s.
     *
     * @throws IOException if it cannot be started, fails or takes longer
     */
    public static String output(List<String> command) throws IOException {
        Path printed = Files.createTempFile("minima", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(printed.toFile())
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("no answer within %d s".formatted(PATIENCE_SECONDS));
            }
            String text = Files.readString(printed, StandardCharsets.UTF_8).strip();
            if (process.exitValue() != 0) {
                throw new IOException("exit code %d: %s".formatted(process.exitValue(), text));
            }
            return text;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        } finally {
            Files.deleteIfExists(printed);
        }
    }
}
