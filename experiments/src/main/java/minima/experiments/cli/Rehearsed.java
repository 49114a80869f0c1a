package minima.experiments.cli;

import minima.actors.GridView;
import minima.actors.PredictionView;
import minima.actors.RunOrder;
import minima.actors.RunReport;
import minima.dashboards.report.Fact;
import minima.dashboards.report.Measured;
import minima.dashboards.report.Sheet;
import minima.telemetry.event.RunState;
import minima.telemetry.journal.Series;
import minima.training.claim.Claim;
import minima.training.claim.Experiment;
import minima.training.claim.Grid;
import minima.training.claim.Materials;
import minima.training.claim.Rehearsal;
import minima.training.claim.SettingsRecord;
import minima.training.claim.Strand;
import minima.training.claim.Trial;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** An experiment rehearsed by its default settings, with the last frame of each vector measure. */
final class Rehearsed implements Measured {

    private static final long SEED = 0;
    private static final double NANOS = 1e9;

    private final Experiment<?> experiment;
    private final Map<List<String>, double[]> frames = new HashMap<>();
    private final Rehearsal rehearsal;
    private final double seconds;

    private Rehearsed(Experiment<?> experiment) {
        long before = System.nanoTime();
        this.experiment = experiment;
        Trial trial = experiment.trialOf(Map.of(), Materials.none(SEED));
        this.rehearsal = Rehearsal.watched(
                trial, (strand, step, vector, values) -> frames.put(List.of(strand.name(), vector.measure()), values));
        this.seconds = (double) (System.nanoTime() - before) / NANOS;
    }

    static Rehearsed of(Experiment<?> experiment) {
        return new Rehearsed(experiment);
    }

    Rehearsal rehearsal() {
        return rehearsal;
    }

    @Override
    public Series series(String strand, String metric) {
        minima.training.claim.Series series = rehearsal.history().series(strand, metric);
        return new Series(
                series.size(),
                IntStream.range(0, series.size())
                        .mapToObj(i ->
                                new Series.Bucket(series.step(i), series.step(i), series.value(i), series.value(i), 1))
                        .toList());
    }

    @Override
    public double[] frame(String strand, String measure) {
        return frames.getOrDefault(List.of(strand, measure), new double[0]);
    }

    /** What a report shows of it. */
    Sheet sheet() {
        Claim claim = experiment.claim();
        String live = new RunOrder(claim.id(), claim.id(), Map.of(), SEED, null, null, "log", true, null).command();
        return new Sheet(
                report(claim, live),
                claim.standing(),
                claim.remarks(),
                SettingsRecord.describe(experiment.defaults()),
                this,
                List.of(new Fact("measured", "at the log-spaced steps")),
                List.of("./minima verify " + claim.id(), live));
    }

    private RunReport report(Claim claim, String command) {
        Trial trial = rehearsal.trial();
        long steps = trial.strands().stream().mapToLong(Strand::steps).max().orElse(0);
        Map<String, Map<String, Double>> latest = latest(trial);
        return new RunReport(
                claim.id(),
                claim.id(),
                claim.family(),
                claim.title(),
                RunState.COMPLETED,
                null,
                SEED,
                steps,
                steps,
                seconds,
                0,
                null,
                System.currentTimeMillis(),
                SettingsRecord.values(experiment.defaults()),
                claim.statement(),
                claim.sources(),
                claim.keyMetrics(),
                null,
                command,
                trial.strands().stream().map(RunReport.StrandView::of).toList(),
                trial.assumptions(),
                predictions(trial),
                latest,
                rehearsal.verdicts(),
                trial.grids().stream().map(grid -> view(grid, latest)).toList(),
                Map.of(),
                null,
                null);
    }

    private Map<String, Map<String, Double>> latest(Trial trial) {
        Map<String, Map<String, Double>> latest = new LinkedHashMap<>();
        for (Strand strand : trial.strands()) {
            Map<String, Double> ofStrand = new LinkedHashMap<>();
            strand.metrics()
                    .forEach(metric -> ofStrand.put(metric, rehearsal.history().last(strand, metric)));
            latest.put(strand.name(), ofStrand);
        }
        return latest;
    }

    private static List<PredictionView> predictions(Trial trial) {
        Map<String, Long> steps = new HashMap<>();
        trial.strands().forEach(strand -> steps.put(strand.name(), strand.steps()));
        return trial.predictions().stream()
                .map(prediction -> PredictionView.of(prediction, steps.getOrDefault(prediction.strand(), 1L)))
                .toList();
    }

    private static GridView view(Grid grid, Map<String, Map<String, Double>> latest) {
        List<GridView.Cell> cells = grid.cells().stream()
                .map(cell -> new GridView.Cell(
                        cell.row(),
                        cell.column(),
                        cell.strand(),
                        cell.metric(),
                        latest.getOrDefault(cell.strand(), Map.of()).get(cell.metric())))
                .toList();
        return new GridView(
                grid.title(), grid.rowsAre(), grid.columnsAre(), grid.rows(), grid.columns(), grid.shading(), cells);
    }
}
