package minima.experiments.leastsquares;

import minima.training.claim.Claim;
import minima.training.claim.Experiment;
import minima.training.claim.Grid;
import minima.training.claim.Materials;
import minima.training.claim.Prediction;
import minima.training.claim.Setting;
import minima.training.claim.Strand;
import minima.training.claim.Trial;
import minima.training.data.Fixtures;
import minima.training.data.Samples;

import java.util.List;
import java.util.stream.Stream;

import static minima.training.measure.Metrics.ANGLE_ORACLE;
import static minima.training.measure.Metrics.DISTANCE_ORACLE;
import static minima.training.measure.Metrics.ENSEMBLE_DIAMETER;

/**
 * Where a minimum is finite, start and step size leave their mark on it; where it is at infinity, they do not.
 *
 * <p><b>Statement.</b> On least squares gradient descent from w₀ goes to {@code X⁺y + (I − P)w₀} with any stable step,
 * P the projection onto the span of the rows; so a cloud of starts ends as the cloud of its parts outside the span. In
 * another geometry, here steepest descent in ℓ4/3, the limit depends on the step too. On separable data with the
 * logistic loss directions depend on neither: the cloud of {@code w/‖w‖} shrinks onto {@code ŵ/‖ŵ‖} like 1/log t, and
 * with normalized steps on the exponential loss like a power of t.
 *
 * <p><b>Source.</b> Lecture notes, "Inductive Bias, Generalization and the role of Optimization in Deep Learning",
 * different asymptotics; Soudry et al., JMLR 19(70), 2018, theorem 3; M. Shpigel Nacson et al., "Convergence of
 * Gradient Descent on Separable Data", AISTATS 2019, for normalized steps.
 *
 * <p><b>Controls.</b> Steepest descent in ℓ4/3 is judged by the law of gradient descent. The hinge loss is 0 at finite
 * weights, which depend on start and step: the cloud of its directions stays.
 */
public final class DependenceOnStart implements Experiment<DependenceOnStart.Settings> {

    /** What can be set. */
    public record Settings(
            @Setting(value = "random starts", atLeast = 2, atMost = 1_000)
            int starts,

            @Setting(value = "step sizes for each start, from 1/20 to 19/20 of the largest", atLeast = 2, atMost = 100)
            int stepSizes,

            @Setting(value = "standard deviation of the starts' components", atLeast = 1e-6, atMost = 100)
            double initScale,

            @Setting(value = "steps", atLeast = 4) long steps) {}

    @Override
    public Claim claim() {
        return new Claim(
                "dependence-on-start",
                "leastsquares",
                "Start and step size mark a finite minimum, and none at infinity",
                "squares: w(t) → X⁺y + (I − P)w₀ for every η;  logistic: w/‖w‖ → ŵ/‖ŵ‖ for every w₀, η, like 1/log t",
                List.of(
                        "Lecture notes, Inductive Bias, Generalization and the role of Optimization in Deep Learning,"
                                + " different asymptotics",
                        "Soudry, Hoffer, Nacson, Gunasekar, Srebro, The Implicit Bias of Gradient Descent on Separable Data,"
                                + " JMLR 19(70), 2018, theorem 3"),
                Claim.DataKind.BINARY,
                List.of(ENSEMBLE_DIAMETER, ANGLE_ORACLE, DISTANCE_ORACLE));
    }

    @Override
    public Settings defaults() {
        return new Settings(20, 8, 1, 10_000);
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        Samples equations = materials.binaryOr(Fixtures::gunasekar);
        SquaresClouds squares = new SquaresClouds(equations, starts(settings, equations, materials), settings.steps());
        Samples classes = materials.binaryOr(Fixtures::threeGeometries);
        DirectionClouds directions =
                new DirectionClouds(classes, starts(settings, classes, materials), settings.steps());
        List<Strand> strands = Stream.concat(squares.strands().stream(), directions.strands().stream())
                .toList();
        List<Prediction> predictions = Stream.concat(squares.predictions().stream(), directions.predictions().stream())
                .toList();
        return new Trial(strands, List.of(directions.separability()), predictions, history -> Stream.concat(
                                squares.verdicts(history), directions.verdicts(history))
                        .toList())
                .with(grid(strands));
    }

    private static Starts starts(Settings settings, Samples data, Materials materials) {
        return Starts.of(
                settings.starts(), settings.stepSizes(), settings.initScale(), data.dimension(), materials.streams());
    }

    private static Grid grid(List<Strand> strands) {
        List<Grid.Cell> cells = strands.stream()
                .flatMap(strand -> Stream.of(ENSEMBLE_DIAMETER, DISTANCE_ORACLE, ANGLE_ORACLE)
                        .filter(strand.metrics()::contains)
                        .map(metric -> new Grid.Cell(strand.name(), metric, strand.name(), metric)))
                .toList();
        return new Grid("What remains of the cloud", "descent", "measure", cells, Grid.Shading.LOG);
    }
}
