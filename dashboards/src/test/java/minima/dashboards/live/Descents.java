package minima.dashboards.live;

import minima.training.claim.Claim;
import minima.training.claim.Experiment;
import minima.training.claim.Materials;
import minima.training.claim.Measure;
import minima.training.claim.Prediction;
import minima.training.claim.Setting;
import minima.training.claim.Strand;
import minima.training.claim.Trial;
import minima.training.data.BatchOrder;
import minima.training.data.Samples;
import minima.training.descent.ExactLineSearch;
import minima.training.descent.GradientDescent;
import minima.training.descent.LinearSimulation;
import minima.training.descent.ParametrizedDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.descent.StochasticGradientDescent;
import minima.training.model.LinearModel;

import java.util.ArrayList;
import java.util.List;

/**
 * Least squares on {@value #SAMPLES} equal samples, {@code w(t) = 1 − (1 − 3η)ᵗ}: strand small on all of them, strand
 * large with steps four times as long on one sample a step.
 */
public final class Descents implements Experiment<Descents.Settings> {

    static final String ID = "descents";
    static final int SAMPLES = 3;
    static final double RATIO = 4;

    /** η of strand small, and whether a strand searches along its line instead. */
    public record Settings(
            @Setting("steps") long steps,
            @Setting(value = "η", atLeast = 0, atMost = 0.1) double stepSize,
            @Setting("searches") boolean searches) {}

    @Override
    public Claim claim() {
        return new Claim(
                ID,
                "test",
                "The longer step goes the same way",
                "w(t) = 1 − (1 − 3η)ᵗ",
                List.of("by hand"),
                Claim.DataKind.NONE,
                List.of("norm.l2"));
    }

    @Override
    public Settings defaults() {
        return new Settings(2_000, 0x1p-12, false);
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        LinearModel model = LinearModel.regression(new Samples("equal", new double[][] {{1}, {1}, {1}}, 1, 1, 1));
        Schedule small = schedule(settings.stepSize());
        Schedule large = schedule(RATIO * settings.stepSize());
        BatchOrder single = new BatchOrder(SAMPLES, 1, BatchOrder.Sampling.WITH_REPLACEMENT, materials.streams());
        List<Strand> strands = new ArrayList<>(List.of(
                strand("small", new GradientDescent(model, small), settings),
                strand("large", new StochasticGradientDescent(model, large, single), settings)));
        if (settings.searches()) {
            strands.add(strand("searching", new ParametrizedDescent(model, new ExactLineSearch(1), small), settings));
        }
        return new Trial(strands, List.of(), List.of(predicted("small", settings.stepSize())), history -> List.of());
    }

    private static Schedule schedule(double stepSize) {
        return new Schedule.Constant(Regulation.ofStepSize(stepSize));
    }

    private static Strand strand(String name, LinearSimulation descent, Settings settings) {
        return new Strand(
                name,
                descent,
                List.of(new Measure("norm.l2", () -> Math.abs(descent.weight(0)))),
                settings.steps(),
                false);
    }

    private static Prediction predicted(String strand, double stepSize) {
        return new Prediction.Curve(
                strand, "norm.l2", step -> weight(stepSize, step), "by hand", Prediction.Provenance.D);
    }

    /** w(t). */
    static double weight(double stepSize, double step) {
        return -StrictMath.expm1(step * StrictMath.log1p(-SAMPLES * stepSize));
    }
}
