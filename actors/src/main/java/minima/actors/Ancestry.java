package minima.actors;

import minima.telemetry.event.Block;
import minima.telemetry.event.RunRecord;
import minima.telemetry.journal.Journal;

import java.util.ArrayList;
import java.util.List;

/** Reads what the ancestors of a fork measured before it began. */
final class Ancestry {

    private final Journal journal;

    Ancestry(Journal journal) {
        this.journal = journal;
    }

    /** Rows of the fork's past, the oldest first. */
    List<RunStart.Inherited> of(Fork fork) {
        List<RunStart.Inherited> past = new ArrayList<>();
        RunRecord parent = journal.run(fork.parent());
        Fork older = parent == null ? null : StoredRun.order(parent).fork();
        if (older != null) {
            of(older).forEach(rows -> fork.strands().stream()
                    .filter(heir -> heir.of().equals(rows.strand()))
                    .forEach(heir -> past.add(new RunStart.Inherited(
                            heir.strand(), rows.block(), Math.min(heir.step(), rows.before())))));
        }
        for (Block block : RunStart.blocks(fork.parent(), journal)) {
            fork.strands().stream()
                    .filter(heir -> block.strand() == null || heir.of().equals(block.strand()))
                    .forEach(heir -> past.add(new RunStart.Inherited(heir.strand(), block, heir.step())));
        }
        return past;
    }
}
