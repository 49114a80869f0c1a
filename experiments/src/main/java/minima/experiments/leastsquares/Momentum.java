package minima.experiments.leastsquares;

import minima.training.claim.Assumption;
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
import minima.training.random.Streams;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static minima.training.measure.Metrics.ANGLE_VELOCITY;
import static minima.training.measure.Metrics.DISTANCE_ORACLE;
import static minima.training.measure.Metrics.LOSS_TIMES_STEP;
import static minima.training.measure.Metrics.STEP_EFFECTIVE;

/**
 * Momentum changes neither the interpolant nor the separator that gradient descent finds, only the clock, by 1/(1 − β).
 *
 * <p><b>Statement.</b> On least squares heavy ball and Nesterov's method from 0 stay in the span of the rows and go to
 * X⁺y; along singular direction i the error of heavy ball obeys {@code e(t + 1) = (1 + β − ησᵢ²) e(t) − β e(t − 1)}. On
 * separable data under the logistic loss both turn to the hard-margin ŵ, as gradient descent with step η/(1 − β) does:
 * {@code t L(t) → ‖ŵ‖²(1 − β)/η}; the last step tends to {@code −η/(1 − β) ∇L}, in length and in direction.
 *
 * <p><b>Source.</b> Lecture notes, "Inductive Bias, Generalization and the role of Optimization in Deep Learning",
 * gradient descent (+ momentum) on w. Recurrence and constants are derived in docs/papers.md.
 *
 * <p><b>Controls.</b> Adam has momentum too, but scales coordinates: another interpolant, another separator, another
 * clock. Heavy ball with large β and the step of plain descent has an effective step far beyond the largest allowed: it
 * overshoots in its first steps and is not on the law after 10⁵.
 */
public final class Momentum implements Experiment<Momentum.Settings> {

    /** Momentum of plain gradient descent, and three more. */
    private static final List<Double> MOMENTA = List.of(0.0, 0.5, 0.9, 0.99);

    /** Separable data of the default setting. */
    public enum Problem {
        /** Three points on which ℓ2, ℓ1 and ℓ∞ margins part. */
        THREE_GEOMETRIES,
        /** Sixteen points of figure 1 of Soudry et al. */
        SOUDRY;

        Samples samples(Streams streams) {
            return this == SOUDRY ? Fixtures.soudry(streams) : Fixtures.threeGeometries();
        }
    }

    /** What can be set. */
    public record Settings(
            @Setting("own separable data, where none is given")
            Problem problem,

            @Setting(
                    value = "logistic step η as a share of the largest; above β = ½ less, by 4(1 − β)²",
                    atLeast = 1e-3,
                    atMost = 0.5)
            double stepShare,

            @Setting(value = "steps", atLeast = 4) long steps) {}

    @Override
    public Claim claim() {
        return new Claim(
                "momentum",
                "leastsquares",
                "Momentum changes neither interpolant nor separator, only the clock",
                "least squares: w(t) → X⁺y;  separable: w/‖w‖ → ŵ/‖ŵ‖, t·L(t) → ‖ŵ‖²(1 − β)/η",
                List.of(
                        "Lecture notes, Inductive Bias, Generalization and the role of Optimization in Deep Learning,"
                                + " gradient descent (+ momentum) on w",
                        "constants derived in docs/papers.md from Soudry et al., JMLR 19(70), 2018, theorem 3"),
                Claim.DataKind.BINARY,
                List.of(LOSS_TIMES_STEP, DISTANCE_ORACLE, STEP_EFFECTIVE));
    }

    @Override
    public Settings defaults() {
        return new Settings(Problem.THREE_GEOMETRIES, 0.5, 100_000);
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        Samples given = materials.binaryOr(Fixtures::gunasekar);
        MomentumOnSquares squares = new MomentumOnSquares(given, MOMENTA, settings.steps());
        MomentumOnTails tails = new MomentumOnTails(
                materials.binaryOr(() -> settings.problem().samples(materials.streams())),
                MOMENTA,
                settings.stepShare(),
                settings.steps());
        List<Strand> strands = Stream.concat(squares.strands().stream(), tails.strands().stream())
                .toList();
        List<Prediction> predictions = new ArrayList<>(squares.predictions());
        predictions.addAll(tails.predictions());
        List<Assumption> assumptions = tails.assumptions();
        return new Trial(strands, assumptions, predictions, history -> Stream.concat(
                                squares.verdicts(history), tails.verdicts(history))
                        .toList())
                .with(grid(strands));
    }

    private static Grid grid(List<Strand> strands) {
        List<Grid.Cell> cells = strands.stream()
                .flatMap(strand -> Stream.of(LOSS_TIMES_STEP, STEP_EFFECTIVE, ANGLE_VELOCITY, DISTANCE_ORACLE)
                        .filter(strand.metrics()::contains)
                        .map(metric -> new Grid.Cell(strand.name(), metric, strand.name(), metric)))
                .toList();
        return new Grid("One limit, another clock", "method", "measure", cells, Grid.Shading.NONE);
    }
}
