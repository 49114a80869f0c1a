package minima.dashboards.live;

import minima.training.claim.Claim;
import minima.training.claim.Experiment;
import minima.training.claim.Materials;
import minima.training.claim.Plane;
import minima.training.claim.Setting;
import minima.training.claim.Strand;
import minima.training.claim.Trial;
import minima.training.data.Samples;
import minima.training.descent.GradientDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.loss.Logistic;
import minima.training.loss.Loss;
import minima.training.loss.Squared;
import minima.training.measure.DecisionMeasures;
import minima.training.measure.OracleMeasures;
import minima.training.model.LinearModel;
import minima.training.oracle.HardMargin;

import java.util.List;

/** A boundary in the plane that turns towards the SVM's, and one that turns to that of least squares. */
public final class Turning implements Experiment<Turning.Settings> {

    static final Samples DATA = new Samples(
            "six points",
            new double[][] {{0.5, 1}, {3, 0.5}, {1, 4}, {-1, -0.5}, {-3, -4}, {0.5, -2}},
            1,
            1,
            1,
            -1,
            -1,
            -1);

    static final HardMargin SVM = HardMargin.of(DATA);

    /** How long it runs. */
    public record Settings(@Setting("steps") long steps) {}

    @Override
    public Claim claim() {
        return new Claim(
                "turning",
                "test",
                "A boundary turns",
                "w/‖w‖ → ŵ/‖ŵ‖",
                List.of("by hand"),
                Claim.DataKind.NONE,
                List.of("angle.oracle"));
    }

    @Override
    public Settings defaults() {
        return new Settings(2_000);
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        return new Trial(
                List.of(
                        strand("logistic", new Logistic(), settings),
                        strand("squared", new Squared(), settings).asControl()),
                List.of(),
                List.of(),
                history -> List.of());
    }

    private static Strand strand(String name, Loss loss, Settings settings) {
        GradientDescent descent = new GradientDescent(
                LinearModel.classifier(DATA, loss), new Schedule.Constant(Regulation.ofStepSize(0.02)));
        Plane plane = Plane.around(DATA);
        return new Strand(
                        name,
                        descent,
                        List.of(new OracleMeasures(descent, SVM.weights()).angle()),
                        settings.steps(),
                        false)
                .with(DecisionMeasures.distance(
                        descent, plane.predicting(DecisionMeasures.distances(plane, SVM.weights()))));
    }
}
