package minima.actors;

import minima.telemetry.event.Block;
import minima.telemetry.event.Recorded;
import minima.telemetry.journal.Journal;
import minima.training.claim.InvalidInput;
import minima.training.claim.Strand;
import minima.training.claim.Trial;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A run made ready to step: its trial, oracles solved, simulations standing at their newest snapshots, and what the
 * journal has of it.
 *
 * @param reachedAtByStrand the steps at which schedules' rules fired, from the snapshots
 * @param recorded the blocks that the journal has, in order; the judge's history is made of them
 * @param inherited what a fork's ancestors measured, the oldest first
 */
record RunStart(
        Preparation preparation,
        Trial trial,
        Map<String, Long> reachedAtByStrand,
        List<Block> recorded,
        List<Inherited> inherited) {

    /**
     * What an ancestor's strand measured.
     *
     * @param strand its name in the fork
     * @param before the step from which on the rows are not the fork's past
     */
    record Inherited(String strand, Block block, long before) {}

    /**
     * Solves the oracles, and reads checkpoints and the journal: to be called where blocking is allowed.
     *
     * @param stopped whether nobody waits any longer; then the way to a fork's first step is broken off
     */
    static RunStart of(RunOrder order, Workbench bench, BooleanSupplier stopped) {
        Preparation preparation = Preparation.of(order, bench.catalogue());
        Trial trial = preparation.trial();
        Map<String, Long> reachedAt = new Resumption(bench, stopped).bring(order, trial);
        Fork fork = order.fork();
        List<Inherited> inherited = fork == null ? List.of() : new Ancestry(bench.journal()).of(fork);
        return new RunStart(preparation, trial, reachedAt, blocks(order.run(), bench.journal()), inherited);
    }

    static List<Block> blocks(String run, Journal journal) {
        try (Stream<Recorded> blocks = journal.blocks(run)) {
            return blocks.map(Recorded::block).toList();
        }
    }

    /** The line that tells a user why a run could not start. */
    static String reason(Throwable failed) {
        Throwable cause =
                failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
        return cause instanceof InvalidInput ? String.valueOf(cause.getMessage()) : Ending.describe(cause);
    }

    boolean resumes() {
        return !recorded.isEmpty() || (preparation.order().fork() == null && !reachedAtByStrand.isEmpty());
    }

    long reachedAt(String strand) {
        return reachedAtByStrand.getOrDefault(strand, -1L);
    }

    /** Whether a strand stands where it was forked, a step that is measured whatever the plan; step 0 never is. */
    boolean begins(Strand strand) {
        Fork fork = preparation.order().fork();
        long step = strand.simulation().steps();
        return fork != null && step > 0 && step == fork.heir(strand.name()).step();
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
