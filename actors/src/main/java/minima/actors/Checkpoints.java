package minima.actors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32C;

/**
 * The snapshots of runs on disk, {@code <folder>/<run>/<strand>-<step>.ckpt}, the two newest of each strand.
 *
 * <pre>
 *   magic "MNMC" (4) | version (int) | length of body (int) | CRC-32C of body (int) | body
 *   body = run (UTF) | strand (UTF) | step (long) | reachedAt (long) | length (int) | state
 * </pre>
 *
 * <p>A snapshot is written to a temporary file, synced, renamed, and the folder synced; so after a kill at any moment
 * the old or the new one loads. One that does not pass its length or checksum is passed over for the one before it,
 * with a warning.
 */
public final class Checkpoints {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final int MAGIC = 0x4D4E4D43;
    private static final int VERSION = 1;
    private static final int HEADER_BYTES = 16;
    private static final int KEPT = 2;

    private final Path folder;
    private final AtomicLong saves = new AtomicLong();

    public Checkpoints(Path folder) {
        this.folder = folder;
    }

    /** Makes {@code snapshot} durable; when this returns, it survives a kill. */
    public void save(String run, Snapshot snapshot) throws IOException {
        Path of = Files.createDirectories(folder.resolve(run));
        Path target = of.resolve("%s-%019d.ckpt".formatted(snapshot.strand(), snapshot.step()));
        // A run that asks again before the first answer may have one snapshot written twice at once.
        Path temporary = of.resolve("%s.%d.tmp".formatted(target.getFileName(), saves.incrementAndGet()));
        try (FileChannel out = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(encode(run, snapshot));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        } catch (IOException notWritten) {
            Files.deleteIfExists(temporary);
            throw notWritten;
        }
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(of);
        List<Path> all = newestFirst(run, snapshot.strand());
        for (Path old : all.subList(Math.min(KEPT, all.size()), all.size())) {
            Files.deleteIfExists(old);
        }
    }

    /** The newest snapshot that is whole; empty if there never was one. */
    public Optional<Snapshot> newest(String run, String strand) throws IOException {
        return newest(run, strand, Long.MAX_VALUE);
    }

    /** The newest snapshot that is whole and not beyond {@code step}; empty if there is none. */
    public Optional<Snapshot> newest(String run, String strand, long step) throws IOException {
        for (Path file : newestFirst(run, strand)) {
            try {
                Snapshot snapshot = decode(run, strand, Files.readAllBytes(file));
                if (snapshot.step() <= step) {
                    return Optional.of(snapshot);
                }
            } catch (NoSuchFileException replacedByANewer) {
                LOG.debug("checkpoint is gone: file={}", file);
            } catch (IOException damaged) {
                LOG.warn("checkpoint passed over: file={}, reason={}", file, damaged.getMessage());
            }
        }
        return Optional.empty();
    }

    /** Forgets a run that has ended. */
    public void forget(String run) throws IOException {
        Path of = folder.resolve(run);
        if (Files.isDirectory(of)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(of)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
            Files.delete(of);
        }
    }

    private List<Path> newestFirst(String run, String strand) throws IOException {
        List<Path> files = new ArrayList<>();
        Path of = folder.resolve(run);
        if (Files.isDirectory(of)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(
                    of, file -> file.getFileName().toString().matches("\\Q" + strand + "\\E-\\d{19}\\.ckpt"))) {
                found.forEach(files::add);
            } catch (NoSuchFileException forgottenMeanwhile) {
                return List.of();
            }
        }
        files.sort(Comparator.comparing((Path file) -> file.getFileName().toString())
                .reversed());
        return files;
    }

    private static byte[] encode(String run, Snapshot snapshot) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        out.writeUTF(run);
        out.writeUTF(snapshot.strand());
        out.writeLong(snapshot.step());
        out.writeLong(snapshot.reachedAt());
        byte[] state = snapshot.state();
        out.writeInt(state.length);
        out.write(state);
        ByteArrayOutputStream file = new ByteArrayOutputStream(HEADER_BYTES + body.size());
        DataOutputStream header = new DataOutputStream(file);
        header.writeInt(MAGIC);
        header.writeInt(VERSION);
        header.writeInt(body.size());
        header.writeInt(checksum(body.toByteArray()));
        body.writeTo(file);
        return file.toByteArray();
    }

    private static Snapshot decode(String run, String strand, byte[] file) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(file));
        if (file.length < HEADER_BYTES || in.readInt() != MAGIC) {
            throw new IOException("not a checkpoint: bytes=" + file.length);
        }
        int version = in.readInt();
        if (version != VERSION) {
            throw new IOException("written by another version: version=%d, this=%d".formatted(version, VERSION));
        }
        int length = in.readInt();
        int crc = in.readInt();
        byte[] body = in.readAllBytes();
        if (body.length != length || checksum(body) != crc) {
            throw new IOException("torn or changed: bytes=%d, expected=%d".formatted(body.length, length));
        }
        DataInputStream fields = new DataInputStream(new ByteArrayInputStream(body));
        if (!fields.readUTF().equals(run) || !fields.readUTF().equals(strand)) {
            throw new IOException("belongs to another run");
        }
        long step = fields.readLong();
        long reachedAt = fields.readLong();
        return new Snapshot(strand, step, reachedAt, fields.readNBytes(fields.readInt()));
    }

    private static int checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
