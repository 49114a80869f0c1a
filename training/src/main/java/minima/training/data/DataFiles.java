package minima.training.data;

import minima.training.claim.InvalidInput;
import minima.training.claim.Nearest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a user's path must be before it is opened, and room for what it holds. */
final class DataFiles {

    private static final int MOST_LISTED = 10_000;

    private DataFiles() {}

    static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException notAPath) {
            throw new InvalidInput("data must be a path: data=%s (%s)".formatted(text, notAPath.getReason()), notAPath);
        }
    }

    /** Refuses what is not a file to read; {@code what} names it in the message. */
    static void requireRegular(String what, Path path) {
        if (Files.isDirectory(path)) {
            throw new InvalidInput(
                    what + " must be a file, not a folder: " + what + "=" + path + nearest(path.resolve("data.csv")));
        }
        if (!Files.exists(path)) {
            throw new InvalidInput(what + " must exist: " + what + "=" + path + nearest(path));
        }
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new InvalidInput(what + " must be a readable file: " + what + "=" + path);
        }
    }

    /** The cure that names the file in the same folder with the nearest name; empty if there is none. */
    private static String nearest(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        Path name = path.getFileName();
        if (folder == null || name == null) {
            return "";
        }
        if (!Files.isDirectory(folder)) {
            return ". Maybe another folder: there is no " + folder;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            List<String> names = entries.limit(MOST_LISTED)
                    .filter(Files::isRegularFile)
                    .map(entry -> String.valueOf(entry.getFileName()))
                    .toList();
            return names.isEmpty() ? "" : ". Maybe " + path.resolveSibling(Nearest.to(name.toString(), names));
        } catch (IOException | UncheckedIOException notListed) {
            return "";
        }
    }

    /** Refuses data that would take more than half of the heap. */
    static void requireRoomFor(long numbers, String place) {
        long heap = Runtime.getRuntime().maxMemory();
        if (numbers > heap / 2 / Double.BYTES) {
            throw new InvalidInput(
                    "data must fit into half of the heap: %d MiB and more of %d MiB in %s. Maybe take a subset with @n"
                            .formatted((numbers * Double.BYTES) >> 20, heap >> 20, place));
        }
    }
}
