package minima.actors;

import com.fasterxml.jackson.databind.JsonNode;
import minima.telemetry.event.RunRecord;
import minima.training.claim.InvalidInput;
import minima.training.claim.Strand;
import minima.training.claim.Trial;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the order of a fork, if everything in it is good; writes nothing. It sets up both trials, their oracles solved,
 * for only so is it known that the fork's simulations can have the parent's state.
 */
final class Forking {

    private final ForkRequest request;
    private final Workbench bench;
    private final RunOrder parent;
    private final Preparation before;
    private final Trial trial;
    private final StepsTaken taken;

    private Forking(ForkRequest request, RunRecord record, @Nullable RunReport alive, Workbench bench) {
        this.request = request;
        this.bench = bench;
        this.parent = StoredRun.order(record);
        this.before = Preparation.of(parent, bench.catalogue());
        this.trial = before.trial();
        JsonNode report = alive == null ? StoredRun.report(record) : RunJson.tree(alive);
        this.taken = new StepsTaken(parent, trial, report, alive != null, bench.journal());
    }

    /**
     * The order of a fork.
     *
     * @param alive the parent's report, null where it does not run here
     * @throws InvalidInput with the rule, the value and the cure
     */
    static RunOrder order(ForkRequest request, @Nullable RunReport alive, Workbench bench) {
        RunRecord record = bench.journal().run(request.parent());
        if (record == null) {
            throw new InvalidInput("run must exist: run=%s. Maybe minima runs".formatted(request.parent()));
        }
        // The journal hears of an end before the laboratory does.
        return new Forking(request, record, record.state().terminal() ? null : alive, bench).order();
    }

    private RunOrder order() {
        requireStep();
        Map<String, String> settings = new HashMap<>(parent.settings());
        settings.putAll(request.settings());
        RunOrder order = new RunOrder(
                RunIds.next(parent.experiment(), parent.seed()),
                parent.experiment(),
                settings,
                parent.seed(),
                parent.data(),
                parent.dataSha256(),
                parent.every(),
                parent.controls(),
                null);
        Preparation after = Preparation.of(order, bench.catalogue());
        Map<String, Object> changes = new LinkedHashMap<>(after.settingValues());
        changes.entrySet().removeAll(before.settingValues().entrySet());
        return order.from(new Fork(request.parent(), request.at(), changes, heirs(after.trial())));
    }

    private void requireStep() {
        long first = parent.fork() == null ? 0 : parent.fork().step();
        long last = taken.last();
        if (request.at() < first || request.at() > last) {
            String cure = parent.fork() != null && request.at() >= 0 && request.at() < first
                    ? ". Maybe fork %s, its parent".formatted(parent.fork().parent())
                    : "";
            throw new InvalidInput("at must be a step that the run has taken, from %d to %d: at=%d%s"
                    .formatted(first, last, request.at(), cure));
        }
    }

    private List<Fork.Heir> heirs(Trial after) {
        List<Fork.Heir> heirs = new ArrayList<>();
        for (Strand strand : after.strands()) {
            Strand of = namesake(strand, trial, after);
            requireFit(strand, of);
            long step = taken.standing(of, request.at());
            if (strand.steps() < step) {
                throw new InvalidInput("a fork must not end before it begins: strand=%s, steps=%d, at=%d"
                        .formatted(strand.name(), strand.steps(), step));
            }
            long grid = parent.fork() == null
                    ? of.steps()
                    : parent.fork().heir(of.name()).grid();
            heirs.add(new Fork.Heir(strand.name(), of.name(), step, grid));
        }
        return heirs;
    }

    /** By name, if the parent has all names; else by place, if it has as many strands. */
    private static Strand namesake(Strand strand, Trial before, Trial after) {
        List<String> names = before.strands().stream().map(Strand::name).toList();
        List<String> own = after.strands().stream().map(Strand::name).toList();
        if (names.containsAll(own)) {
            return before.strands().get(names.indexOf(strand.name()));
        }
        int place = own.indexOf(strand.name());
        if (names.size() != own.size() || before.strands().get(place).control() != strand.control()) {
            throw new InvalidInput("a fork's strands must be its parent's: strand=%s, parent's=%s. Maybe minima run"
                    .formatted(strand.name(), names));
        }
        return before.strands().get(place);
    }

    /** States have the same fields at every step, so those of step 0 tell. */
    private static void requireFit(Strand strand, Strand of) {
        try {
            Snapshot.of(of.name(), of.simulation(), -1).adoptBy(strand.simulation());
        } catch (IllegalStateException misfit) {
            throw new InvalidInput(
                    "a fork must be able to have its parent's state: strand=%s, %s. Maybe minima run, from step 0"
                            .formatted(strand.name(), misfit.getMessage()),
                    misfit);
        }
    }
}
