package minima.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.RunJson;
import minima.training.claim.InvalidInput;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * The folder that holds a laboratory's journal, broker, checkpoints, data sets and logs; one process at a time owns it.
 *
 * <p>The owner holds a lock of the operating system on {@code owner}, which a killed process gives up, and writes into
 * it who it is.
 */
final class DataDirectory implements AutoCloseable {

    /**
     * Who owns a data directory.
     *
     * @param command {@code serve}, or the foreground command
     * @param url of its page, empty if it has none
     */
    record Owner(long pid, String command, String url) {

        boolean serves() {
            return command.equals("serve") && !url.isEmpty();
        }
    }

    private final Path folder;
    private final FileChannel channel;
    private final FileLock lock;

    private DataDirectory(Path folder, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    /** The folder of {@code --data-dir}, else of {@code MINIMA_DATA}, else {@code ./minima-data}. */
    static Path chosen(@Nullable Path option) {
        String environment = System.getenv("MINIMA_DATA");
        Path folder = option != null ? option : Path.of(environment == null ? "minima-data" : environment);
        return folder.toAbsolutePath().normalize();
    }

    /** The process that owns the folder now; null if none does. */
    static @Nullable Owner owner(Path folder) {
        Path file = folder.resolve("owner");
        if (!Files.exists(file)) {
            return null;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            FileLock free = channel.tryLock(0, 1, false);
            if (free != null) {
                free.release();
                return null;
            }
            return read(channel);
        } catch (OverlappingFileLockException ownedHere) {
            return new Owner(ProcessHandle.current().pid(), "this process", "");
        } catch (IOException unreadable) {
            throw new InvalidInput(
                    "data directory must be readable: folder=%s, reason=%s".formatted(folder, unreadable.getMessage()));
        }
    }

    /**
     * Takes the folder, making it if need be.
     *
     * @throws InvalidInput saying who owns it, or why it cannot be used
     */
    static DataDirectory take(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(
                    folder.resolve("owner"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock(0, 1, false);
            if (lock == null) {
                Owner owner = read(channel);
                channel.close();
                throw owned(folder, owner);
            }
            return new DataDirectory(folder, channel, lock);
        } catch (IOException unusable) {
            throw new InvalidInput("data directory must be usable: folder=%s, reason=%s: %s. Maybe --data-dir FOLDER"
                    .formatted(folder, unusable.getClass().getSimpleName(), unusable.getMessage()));
        }
    }

    static InvalidInput owned(Path folder, Owner owner) {
        return new InvalidInput(
                "one process at a time owns a data directory: folder=%s, owner=%s, pid=%d. Maybe --data-dir FOLDER, or wait for it"
                        .formatted(folder, owner.command(), owner.pid()));
    }

    void announce(Owner owner) throws IOException {
        byte[] text = (" " + RunJson.write(Map.of("pid", owner.pid(), "command", owner.command(), "url", owner.url())))
                .getBytes(StandardCharsets.UTF_8);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text), 0);
        channel.force(true);
    }

    private static Owner read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4096);
        channel.read(bytes, 0);
        String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip();
        if (text.isEmpty()) {
            return new Owner(0, "a process that is starting", "");
        }
        JsonNode json = RunJson.parse(text);
        return new Owner(
                json.path("pid").asLong(),
                json.path("command").asText(),
                json.path("url").asText());
    }

    Path folder() {
        return folder;
    }

    Path journal() {
        return folder.resolve("journal");
    }

    Path checkpoints() {
        return folder.resolve("checkpoints");
    }

    Path logs() {
        return folder.resolve("logs");
    }

    @Override
    public void close() throws IOException {
        channel.truncate(0);
        lock.release();
        channel.close();
    }
}
