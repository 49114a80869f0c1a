package minima.actors;

import minima.telemetry.event.RunRecord;
import minima.training.claim.InvalidInput;
import minima.training.claim.Simulation;
import minima.training.claim.Strand;
import minima.training.claim.Trial;
import minima.training.claim.Walk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.ToLongFunction;

/**
 * Brings the strands of a trial to where their run goes on: to the newest snapshot; in a fork without one, to the state
 * of its parent, which is computed anew, since a run is deterministic; else it leaves them at their start.
 *
 * <p>Blocks and computes: to be called where that is allowed. Between quanta it asks whether it is to stop.
 */
final class Resumption {

    private final Workbench bench;
    private final BooleanSupplier stopped;

    Resumption(Workbench bench, BooleanSupplier stopped) {
        this.bench = bench;
        this.stopped = stopped;
    }

    /**
     * Brings each strand to its newest state.
     *
     * @return strand to the step at which its schedule's rule had fired by then, -1 if it had not; without those left
     *     at their start
     */
    Map<String, Long> bring(RunOrder order, Trial trial) {
        return bring(order, trial, strand -> Long.MAX_VALUE);
    }

    private Map<String, Long> bring(RunOrder order, Trial trial, ToLongFunction<String> until) {
        Map<String, Long> reachedAt = new HashMap<>();
        for (Strand strand : trial.strands()) {
            newest(order.run(), strand.name(), until.applyAsLong(strand.name())).ifPresent(newest -> {
                newest.restoreTo(strand.simulation());
                reachedAt.put(strand.name(), newest.reachedAt());
            });
        }
        Fork fork = order.fork();
        if (fork != null && reachedAt.size() < trial.strands().size()) {
            inherit(fork, trial, reachedAt);
        }
        return reachedAt;
    }

    private Optional<Snapshot> newest(String run, String strand, long until) {
        try {
            return bench.checkpoints().newest(run, strand, until);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void inherit(Fork fork, Trial trial, Map<String, Long> reachedAt) {
        Map<String, Long> wanted = new HashMap<>();
        for (Fork.Heir heir : fork.strands()) {
            if (!reachedAt.containsKey(heir.strand())) {
                wanted.put(heir.of(), heir.step());
            }
        }
        Map<String, Snapshot> states = states(parent(fork), wanted);
        for (Strand strand : trial.strands()) {
            Snapshot state = states.get(fork.heir(strand.name()).of());
            if (state != null) {
                state.adoptBy(strand.simulation());
                reachedAt.put(strand.name(), state.reachedAt());
            }
        }
    }

    private RunOrder parent(Fork fork) {
        RunRecord record = bench.journal().run(fork.parent());
        if (record == null) {
            throw new InvalidInput("a fork's parent must be in the journal: run=" + fork.parent());
        }
        return StoredRun.order(record);
    }

    /** The states of some strands of a run, each at a step that it has taken. */
    private Map<String, Snapshot> states(RunOrder order, Map<String, Long> steps) {
        Trial trial = Preparation.of(order, bench.catalogue()).trial();
        Map<String, Long> reachedAt = bring(order, trial, strand -> steps.getOrDefault(strand, -1L));
        Map<String, Snapshot> states = new HashMap<>();
        for (Strand strand : trial.strands()) {
            Long step = steps.get(strand.name());
            if (step != null) {
                Walk walk = new Walk(strand, order.plan(strand), reachedAt.getOrDefault(strand.name(), -1L));
                advance(walk, strand.simulation(), step);
                states.put(strand.name(), Snapshot.of(strand.name(), strand.simulation(), walk.reachedAt()));
            }
        }
        return states;
    }

    private void advance(Walk walk, Simulation simulation, long step) {
        Pace pace = new Pace();
        while (simulation.steps() < step) {
            if (stopped.getAsBoolean()) {
                throw new CancellationException("stopped on the way to the step of the fork");
            }
            long start = bench.clock().nanos();
            walk.advanceTo(Math.min(step, simulation.steps() + pace.steps()));
            pace.took(bench.clock().nanos() - start);
        }
    }
}
