package minima.experiments.cli;

import minima.experiments.doctor.Finding;
import minima.experiments.doctor.ScratchFolder;
import minima.telemetry.journal.Journal;
import minima.telemetry.journal.JournalConfig;
import minima.telemetry.journal.JournalException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether the data directory can be used, has room, and holds a journal that opens. Makes nothing in it. */
record DataDirectoryChecks(PlaceOptions where) {

    private static final long LEAST_BYTES = 64L << 20;
    private static final long FEW_BYTES = 1L << 30;
    private static final String ELSEWHERE = "--data-dir FOLDER, or MINIMA_DATA";

    List<Finding> all() {
        return List.of(usable(), room(), journal());
    }

    private Finding usable() {
        Path folder = where.folder();
        Path there = nearest(folder);
        if (!Files.isDirectory(there) || !Files.isWritable(there)) {
            return Finding.fail("data directory", "%s cannot be written".formatted(there), ELSEWHERE);
        }
        DataDirectory.Owner owner = DataDirectory.owner(folder);
        if (owner != null) {
            return Finding.ok(
                    "data directory", "%s, in use by %s, pid %d".formatted(folder, owner.command(), owner.pid()));
        }
        return Finding.ok("data directory", folder + (folder.equals(there) ? "" : ", not made yet"));
    }

    private Finding room() {
        try {
            long free = Files.getFileStore(nearest(where.folder())).getUsableSpace();
            String what = "%,d MiB free".formatted(free >> 20);
            if (free < LEAST_BYTES) {
                return Finding.fail("disk", what, "free some, or " + ELSEWHERE);
            }
            return free < FEW_BYTES
                    ? Finding.warn("disk", what, "the journal grows with every measured point; --every log spares it")
                    : Finding.ok("disk", what);
        } catch (IOException unknown) {
            return Finding.warn("disk", "free space is unknown: " + unknown.getMessage(), ELSEWHERE);
        }
    }

    private Finding journal() {
        try {
            if (DataDirectory.owner(where.folder()) != null) {
                return Finding.ok("journal", "in use, so it was not opened");
            }
            if (where.journal != null || Files.isDirectory(where.folder().resolve("journal"))) {
                return StoredRuns.withJournal(where, DataDirectoryChecks::opened);
            }
            try (ScratchFolder scratch = ScratchFolder.make();
                    Journal journal = Journal.open(JournalConfig.in(scratch.path()))) {
                return Finding.ok("journal", "none yet; one opened in a temporary folder at place " + journal.head());
            }
        } catch (JournalException | IllegalArgumentException | IOException unusable) {
            return Finding.fail("journal", String.valueOf(unusable.getMessage()), ELSEWHERE);
        }
    }

    private static Finding opened(Journal journal) {
        return Finding.ok(
                "journal",
                "opens; %,d records, %d runs to go on with"
                        .formatted(journal.head(), journal.unfinished().size()));
    }

    private static Path nearest(Path folder) {
        Path there = folder;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }
}
