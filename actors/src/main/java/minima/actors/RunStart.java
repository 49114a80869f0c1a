package minima.actors;

import minima.telemetry.event.Block;
import minima.telemetry.event.Recorded;
import minima.training.claim.InvalidInput;
import minima.training.claim.Strand;
import minima.training.claim.Trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/**
 * A run made ready to step: its trial, oracles solved, simulations standing at their newest snapshots, and what the
 * journal has of it.
 *
 * @param reachedAtByStrand the steps at which schedules' rules fired, from the snapshots
 * @param recorded the blocks that the journal has, in order; the judge's history is made of them
 */
record RunStart(Preparation preparation, Trial trial, Map<String, Long> reachedAtByStrand, List<Block> recorded) {

    /** Solves the oracles, and reads checkpoints and the journal: to be called where blocking is allowed. */
    static RunStart of(RunOrder order, Workbench bench) {
        Preparation preparation = Preparation.of(order, bench.catalogue());
        Trial trial = preparation.trial();
        Map<String, Long> reachedAt = new HashMap<>();
        try {
            for (Strand strand : trial.strands()) {
                Optional<Snapshot> snapshot = bench.checkpoints().newest(order.run(), strand.name());
                snapshot.ifPresent(newest -> {
                    newest.restoreTo(strand.simulation());
                    reachedAt.put(strand.name(), newest.reachedAt());
                });
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        List<Block> recorded = new ArrayList<>();
        try (Stream<Recorded> blocks = bench.journal().blocks(order.run())) {
            blocks.forEach(block -> recorded.add(block.block()));
        }
        return new RunStart(preparation, trial, reachedAt, recorded);
    }

    /** The line that tells a user why a run could not start. */
    static String reason(Throwable failed) {
        Throwable cause =
                failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
        return cause instanceof InvalidInput ? String.valueOf(cause.getMessage()) : Ending.describe(cause);
    }

    boolean resumes() {
        return !recorded.isEmpty() || !reachedAtByStrand.isEmpty();
    }

    long reachedAt(String strand) {
        return reachedAtByStrand.getOrDefault(strand, -1L);
    }

    /** The last step of a strand that the journal has, 0 if none. */
    long recordedUntil(String strand) {
        return recorded.stream()
                .filter(block -> strandOf(block).equals(strand) && block.rows() > 0)
                .mapToLong(block -> block.step(block.rows() - 1))
                .max()
                .orElse(0);
    }

    /** Records of a trial with one strand do not name it. */
    String strandOf(Block block) {
        String named = block.strand();
        return named == null ? trial.strands().get(0).name() : named;
    }
}
