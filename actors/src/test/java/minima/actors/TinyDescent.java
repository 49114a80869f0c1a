package minima.actors;

import minima.training.claim.Claim;
import minima.training.claim.Experiment;
import minima.training.claim.Grid;
import minima.training.claim.Materials;
import minima.training.claim.Measure;
import minima.training.claim.Setting;
import minima.training.claim.Strand;
import minima.training.claim.Trial;
import minima.training.claim.VectorMeasure;
import minima.training.claim.Verdict;
import minima.training.data.BatchOrder;
import minima.training.data.Fixtures;
import minima.training.data.Samples;
import minima.training.descent.GradientDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.descent.StochasticGradientDescent;
import minima.training.loss.Logistic;
import minima.training.measure.LinearMeasures;
import minima.training.measure.Metrics;
import minima.training.model.LinearModel;

import java.util.List;

/**
 * Full and mini-batch descent on a few samples, with a step size that a rule on the loss changes: all that a trainer
 * meets.
 */
final class TinyDescent implements Experiment<TinyDescent.Settings> {

    record Settings(
            @Setting("steps") long steps,
            @Setting("step size of the full descent") double stepSize,

            @Setting("step at which the full descent throws; 0 never")
            long throwsAt) {}

    @Override
    public Claim claim() {
        return new Claim(
                "tiny-descent", "test", "Descent descends", "", List.of(), Claim.DataKind.NONE, List.of("loss.train"));
    }

    @Override
    public Settings defaults() {
        return new Settings(3_000, 0.1, 0);
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        Samples data = Fixtures.soudry(materials.streams());
        LinearModel model = LinearModel.classifier(data, new Logistic());
        Strand full = full(settings, model);
        Regulation fast = new Regulation(0.05, 0.5, 0);
        StochasticGradientDescent stochastic = new StochasticGradientDescent(
                model,
                new Schedule.WhenReached(Metrics.LOSS_TRAIN, 0.05, fast, fast.withStepSize(0.01)),
                new BatchOrder(data.size(), 3, BatchOrder.Sampling.WITHOUT_REPLACEMENT, materials.streams()));
        Strand batches = new Strand(
                        "batches",
                        stochastic,
                        new LinearMeasures(stochastic)
                                .measures(Metrics.LOSS_TRAIN, Metrics.MARGIN_L2, Metrics.STEP_SIZE),
                        settings.steps(),
                        false)
                .with(
                        new VectorMeasure(Metrics.MARGIN_DISTRIBUTION, 2, into -> {
                            into[0] = stochastic.weight(0);
                            into[1] = stochastic.weight(1);
                        }),
                        new VectorMeasure(Metrics.SPECTRUM_DFT, 1, into -> into[0] = stochastic.weight(0) * 3));
        return new Trial(
                        List.of(full, batches),
                        List.of(),
                        List.of(),
                        history -> List.of(Verdict.within(
                                full, "loss falls", 0, history.last(full, Metrics.LOSS_TRAIN), 0.1, "seen", "test")))
                .with(new Grid(
                        "last values",
                        "strand",
                        "quantity",
                        List.of(
                                new Grid.Cell("full", "loss", "full", Metrics.LOSS_TRAIN),
                                new Grid.Cell("batches", "loss", "batches", Metrics.LOSS_TRAIN),
                                new Grid.Cell("batches", "margin", "batches", Metrics.MARGIN_L2)),
                        Grid.Shading.LOG));
    }

    private static Strand full(Settings settings, LinearModel model) {
        GradientDescent descent =
                new GradientDescent(model, new Schedule.Constant(Regulation.ofStepSize(settings.stepSize())));
        Measure loss = new LinearMeasures(descent).measure(Metrics.LOSS_TRAIN);
        Measure poisoned = new Measure(Metrics.NORM_L2, () -> {
            if (settings.throwsAt() > 0 && descent.steps() >= settings.throwsAt()) {
                throw new StackOverflowError("poison");
            }
            return Math.abs(descent.weight(0));
        });
        return new Strand("full", descent, List.of(loss, poisoned), settings.steps(), false);
    }
}
