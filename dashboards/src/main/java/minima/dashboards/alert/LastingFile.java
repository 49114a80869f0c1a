package minima.dashboards.alert;

import minima.actors.RunJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The alerts of a data directory that outlast their runs, {@code alerts.json}, so that whoever comes after a restart
 * still hears of a run that diverged at night. A change is there wholly or not at all. A file that cannot be read is
 * told of in the log; one that cannot be written too, once, and it is tried again each time.
 */
public final class LastingFile {

    private static final Logger LOG = LoggerFactory.getLogger(LastingFile.class);
    private static final String NAME = "alerts.json";

    private final Path file;
    private List<Lasting> kept = List.of();
    private boolean complained;

    public LastingFile(Path folder) {
        this.file = folder.resolve(NAME);
    }

    List<Lasting> read() {
        if (Files.exists(file)) {
            try {
                kept = List.of(RunJson.read(Files.readString(file), Lasting[].class));
            } catch (IOException | IllegalStateException unreadable) {
                LOG.warn("alerts of runs that have ended must be readable: file={}", file, unreadable);
            }
        }
        return kept;
    }

    /** Writes what has changed since it could be written last. */
    void keep(List<Lasting> lasting) {
        if (lasting.equals(kept)) {
            return;
        }
        try {
            Path whole = Files.writeString(file.resolveSibling(NAME + ".new"), RunJson.write(lasting));
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            kept = lasting;
            complained = false;
        } catch (IOException full) {
            if (!complained) {
                LOG.warn("alerts of runs that have ended must be writable: file={}", file, full);
            }
            complained = true;
        }
    }
}
