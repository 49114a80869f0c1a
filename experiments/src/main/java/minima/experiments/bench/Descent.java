package minima.experiments.bench;

import minima.training.claim.Claim;
import minima.training.claim.Experiment;
import minima.training.claim.Materials;
import minima.training.claim.Measure;
import minima.training.claim.Setting;
import minima.training.claim.Strand;
import minima.training.claim.Trial;
import minima.training.data.SeparableGaussians;
import minima.training.descent.GradientDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.loss.Logistic;
import minima.training.measure.LinearMeasures;
import minima.training.measure.SeparatorMeasures;
import minima.training.model.LinearModel;
import minima.training.oracle.Spectrum;
import minima.training.random.Streams;

import java.util.ArrayList;
import java.util.List;

import static minima.training.measure.Metrics.MARGIN_L2;

/**
 * The descent of max-margin, with all its measures, on separable Gaussians whose separator is known without an oracle.
 */
final class Descent implements Experiment<Descent.Settings> {

    static final String ID = "bench-descent";

    /** n×d. */
    record Shape(int samples, int dimension) {

        @Override
        public String toString() {
            return samples + "×" + dimension;
        }
    }

    record Settings(
            @Setting("samples") int samples,
            @Setting("dimension") int dimension,
            @Setting("steps") long steps) {}

    /** The data, and half of the largest step size, as max-margin chooses it. */
    record Problem(SeparableGaussians data, double stepSize) {

        static Problem of(Shape shape, Streams streams) {
            SeparableGaussians data = SeparableGaussians.of(shape.samples(), shape.dimension(), 1, streams);
            double sigmaMax = Spectrum.sigmaMax(data.samples());
            return new Problem(data, 4 / (sigmaMax * sigmaMax));
        }

        GradientDescent descent() {
            return new GradientDescent(
                    LinearModel.classifier(data.samples(), new Logistic()),
                    new Schedule.Constant(Regulation.ofStepSize(stepSize)));
        }
    }

    @Override
    public Claim claim() {
        return new Claim(ID, "bench", "Descent is fast", "", List.of(), Claim.DataKind.NONE, List.of(MARGIN_L2));
    }

    @Override
    public Settings defaults() {
        return new Settings(20, 2, 1000);
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        Problem problem = Problem.of(new Shape(settings.samples(), settings.dimension()), materials.streams());
        GradientDescent descent = problem.descent();
        LinearMeasures own = new LinearMeasures(descent);
        List<Measure> measures = new ArrayList<>(own.ofClassifier());
        SeparableGaussians data = problem.data();
        measures.addAll(new SeparatorMeasures(descent, own, data.weights(), data.duals(), problem.stepSize()).all());
        return new Trial(
                List.of(new Strand("logistic", descent, measures, settings.steps(), false)),
                List.of(),
                List.of(),
                history -> List.of());
    }
}
