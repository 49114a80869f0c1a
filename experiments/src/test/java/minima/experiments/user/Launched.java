package minima.experiments.user;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The launcher in a process of its own, as a user starts it; its output goes to files that can be read while it runs.
 */
final class Launched implements AutoCloseable {

    /** The project's root: tests run in the module's folder. */
    static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private final Process process;
    private final Path out;
    private final Path err;

    private Launched(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    static Launched minima(Path folder, String... arguments) {
        try {
            Path out = Files.createTempFile(folder, "minima", ".out");
            Path err = Files.createTempFile(folder, "minima", ".err");
            List<String> command =
                    new ArrayList<>(List.of(ROOT.resolve("minima").toString()));
            command.addAll(List.of(arguments));
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            return new Launched(process, out, err);
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
    }

    /** Waits for the end; the exit code. */
    int code() throws InterruptedException {
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            throw new AssertionError("still running: " + err());
        }
        return process.exitValue();
    }

    /** Whether it ends by itself within this time. */
    boolean endsWithin(long milliseconds) throws InterruptedException {
        return process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
    }

    /** {@code kill -9}: the launcher has become the program by exec, so it is the program that dies. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** {@code kill -TERM}, what Ctrl-C comes to. */
    void interrupt() {
        process.destroy();
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    /** The address of the page, empty while it is not printed. */
    String url() {
        Matcher url = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/").matcher(err());
        return url.find() ? url.group() : "";
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
