package minima.actors;

import minima.telemetry.event.Block;
import minima.telemetry.event.RunState;
import minima.training.claim.Claim;
import minima.training.claim.History;
import minima.training.claim.SamplingPlan;
import minima.training.claim.Strand;
import minima.training.claim.Trial;
import minima.training.claim.Verdict;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run has been through so far: where its strands stand, what was measured, how they ended; it makes the reports.
 */
final class RunCourse {

    private final RunOrder order;
    private final long created;
    private final Clock clock;
    private final Map<String, Long> steps = new HashMap<>();
    private final Map<String, Map<String, Double>> latest = new LinkedHashMap<>();
    private final Map<String, Ending> endings = new HashMap<>();
    private final History history = new History();
    private final Map<String, SamplingPlan> plans = new HashMap<>();

    private @Nullable Preparation preparation;
    private @Nullable Trial trial;
    private List<Verdict> verdicts = List.of();
    private @Nullable String failure;
    private double secondsBefore;
    private long runningSince = -1;
    private long rateSince;
    private long stepsAtRate;
    private double rate;

    RunCourse(RunOrder order, long created, double secondsBefore, Clock clock) {
        this.order = order;
        this.created = created;
        this.secondsBefore = secondsBefore;
        this.clock = clock;
    }

    void begin(Preparation prepared, Trial of) {
        preparation = prepared;
        trial = of;
        for (Strand strand : of.strands()) {
            steps.put(strand.name(), strand.simulation().steps());
            latest.put(strand.name(), new LinkedHashMap<>());
            plans.put(strand.name(), order.plan(strand));
        }
        stepsAtRate = total();
        rateSince = clock.nanos();
    }

    SamplingPlan plan(String strand) {
        return present(plans.get(strand));
    }

    /** Takes in what a fork's ancestors measured before it began: the judge sees the whole way. */
    void inherited(RunStart.Inherited past) {
        history(past.strand(), past.block(), past.before());
    }

    private void history(String strand, Block block, long before) {
        SamplingPlan plan = plan(strand);
        double[] values = new double[block.metrics().size()];
        for (int row = 0; row < block.rows() && block.step(row) < before; row++) {
            if (plan.judged(block.step(row))) {
                for (int m = 0; m < values.length; m++) {
                    values[m] = block.value(row, m);
                }
                history.add(strand, block.step(row), block.metrics(), values);
            }
        }
    }

    /** Takes in rows that are in the journal. */
    void measured(String strand, Block block) {
        history(strand, block, Long.MAX_VALUE);
        if (block.rows() == 0) {
            return;
        }
        Map<String, Double> last = latest.computeIfAbsent(strand, name -> new LinkedHashMap<>());
        steps.merge(strand, block.step(block.rows() - 1), Math::max);
        for (int m = 0; m < block.metrics().size(); m++) {
            last.put(block.metrics().get(m), block.value(block.rows() - 1, m));
        }
    }

    void progressed(String strand, long step) {
        steps.put(strand, step);
        long now = clock.nanos();
        if (now - rateSince > 400_000_000L) {
            long total = total();
            rate = (total - stepsAtRate) / ((now - rateSince) / 1e9);
            rateSince = now;
            stepsAtRate = total;
        }
    }

    void ended(String strand, Ending ending) {
        endings.put(strand, ending);
        if (ending instanceof Ending.Reached reached) {
            steps.put(strand, reached.step());
        } else if (ending instanceof Ending.Diverged diverged) {
            steps.put(strand, diverged.step());
        }
    }

    boolean allEnded() {
        return endings.size() == present(trial).strands().size();
    }

    /** Judges, and says how the whole run ended: a failed strand fails it, a diverged claim makes it diverged. */
    RunState conclude() {
        RunState state = RunState.COMPLETED;
        for (Strand strand : present(trial).strands()) {
            Ending ending = endings.get(strand.name());
            if (ending instanceof Ending.Failed failed) {
                failure = strand.name() + ": " + failed.cause();
                return RunState.FAILED;
            }
            if (ending instanceof Ending.Diverged diverged && !strand.control()) {
                failure = "%s diverged at step %d: %s=%s"
                        .formatted(strand.name(), diverged.step(), diverged.metric(), diverged.value());
                state = RunState.DIVERGED;
            }
        }
        try {
            verdicts = present(trial).judge().verdicts(history);
        } catch (RuntimeException thrown) {
            failure = "judge: " + Ending.describe(thrown);
            return RunState.FAILED;
        }
        return state;
    }

    void failed(String cause) {
        failure = cause;
    }

    /** Starts or stops the run's own clock. */
    void running(boolean runs) {
        long now = clock.nanos();
        if (runningSince >= 0) {
            secondsBefore += (now - runningSince) / 1e9;
        }
        runningSince = runs ? now : -1;
        if (!runs) {
            rate = 0;
        }
    }

    private double seconds() {
        return secondsBefore + (runningSince < 0 ? 0 : (clock.nanos() - runningSince) / 1e9);
    }

    private long total() {
        return steps.values().stream().mapToLong(Long::longValue).sum();
    }

    RunReport report(RunState state, Claim claim) {
        List<Strand> strands = trial == null ? List.of() : trial.strands();
        long most = strands.stream().mapToLong(Strand::steps).max().orElse(0);
        long least = strands.stream()
                .mapToLong(strand -> endings.containsKey(strand.name()) ? most : steps.getOrDefault(strand.name(), 0L))
                .min()
                .orElse(0);
        long left = strands.stream()
                .filter(strand -> !endings.containsKey(strand.name()))
                .mapToLong(strand -> strand.steps() - steps.getOrDefault(strand.name(), 0L))
                .sum();
        return new RunReport(
                order.run(),
                order.experiment(),
                claim.family(),
                claim.title(),
                state,
                order.batch(),
                order.seed(),
                least,
                most,
                seconds(),
                state == RunState.RUNNING ? rate : 0,
                state == RunState.RUNNING && rate > 0 ? left / rate : null,
                created,
                preparation == null ? Map.copyOf(order.settings()) : preparation.settingValues(),
                claim.statement(),
                claim.sources(),
                claim.keyMetrics(),
                order.data() == null ? null : new RunReport.Data(order.data(), order.dataSha256()),
                order.command(),
                strands.stream().map(RunReport.StrandView::of).toList(),
                trial == null ? List.of() : trial.assumptions(),
                trial == null ? List.of() : predictions(trial),
                values(),
                verdicts,
                trial == null ? List.of() : grids(trial),
                digests(),
                failure,
                order.fork() == null ? null : order.fork().view());
    }

    /** Copied: a report is read by others while the run goes on. */
    private Map<String, Map<String, Double>> values() {
        Map<String, Map<String, Double>> values = new LinkedHashMap<>();
        latest.forEach((strand, ofStrand) -> values.put(strand, new LinkedHashMap<>(ofStrand)));
        return values;
    }

    private List<GridView> grids(Trial of) {
        return of.grids().stream().map(grid -> GridView.of(grid, latest)).toList();
    }

    private Map<String, String> digests() {
        Map<String, String> digests = new LinkedHashMap<>();
        endings.forEach((strand, ending) -> {
            if (ending instanceof Ending.Reached reached) {
                digests.put(strand, reached.digest());
            }
        });
        return digests;
    }

    private @Nullable List<PredictionView> predictionViews;

    private List<PredictionView> predictions(Trial of) {
        if (predictionViews == null) {
            Map<String, Long> ends = new HashMap<>();
            of.strands().forEach(strand -> ends.put(strand.name(), strand.steps()));
            predictionViews = of.predictions().stream()
                    .map(p -> PredictionView.of(p, ends.getOrDefault(p.strand(), 1L)))
                    .toList();
        }
        return predictionViews;
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a run must have begun");
        }
        return value;
    }
}
