package minima.experiments.bench;

import minima.experiments.doctor.ScratchFolder;
import minima.telemetry.event.Recorded;
import minima.telemetry.journal.Journal;
import minima.telemetry.journal.JournalConfig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Seconds from a shell's call: of {@code list} until it has ended, and of {@code run max-margin}, with all that it
 * starts, until its first measured step.
 */
public record StartUp(Spread list, Spread firstStep) {

    private static final long PATIENCE_SECONDS = 120;

    /** The script that starts the program; empty where it cannot be found. */
    static Optional<Path> launcher() {
        return Stream.ofNullable(System.getProperty("minima.launcher", "minima"))
                .map(path -> Path.of(path).toAbsolutePath())
                .filter(path -> Files.isRegularFile(path) && Files.isExecutable(path))
                .findFirst();
    }

    static StartUp measure(Path launcher, Effort effort, Consumer<String> progress)
            throws IOException, InterruptedException {
        list(launcher); // the first start may record classes for later ones
        List<Double> lists = new ArrayList<>();
        List<Double> firstSteps = new ArrayList<>();
        for (int round = 1; round <= effort.starts(); round++) {
            progress.accept("starts, round %d of %d".formatted(round, effort.starts()));
            lists.add(list(launcher));
            firstSteps.add(firstStep(launcher));
        }
        return new StartUp(Spread.of(lists), Spread.of(firstSteps));
    }

    private static double list(Path launcher) throws IOException, InterruptedException {
        long start = System.nanoTime();
        await(List.of(launcher.toString(), "list"));
        return (System.nanoTime() - start) / 1e9;
    }

    /** The journal says when a step was measured. */
    private static double firstStep(Path launcher) throws IOException, InterruptedException {
        try (ScratchFolder scratch = ScratchFolder.make()) {
            String folder = scratch.path().toString();
            long start = System.currentTimeMillis();
            await(List.of(
                    launcher.toString(), "run", "max-margin", "--steps", "1000", "--port", "0", "--data-dir", folder));
            try (Journal journal = Journal.open(JournalConfig.in(scratch.path().resolve("journal")));
                    Stream<Recorded> blocks =
                            journal.blocks(journal.runs(1).get(0).id())) {
                long first = blocks.flatMapToLong(StartUp::times).min().orElseThrow();
                return (first - start) / 1e3;
            }
        }
    }

    private static LongStream times(Recorded recorded) {
        return LongStream.range(0, recorded.size())
                .filter(row -> recorded.block().step((int) row) > 0)
                .map(row -> recorded.block().timeMs((int) row));
    }

    private static void await(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroy();
            throw new IOException("no end within %d s: %s".formatted(PATIENCE_SECONDS, command));
        }
        if (process.exitValue() > 1) {
            throw new IOException("exit code %d: %s".formatted(process.exitValue(), command));
        }
    }
}
