package minima.experiments.leastsquares;

import minima.experiments.leastsquares.StoppedPath.Law;
import minima.training.claim.Claim;
import minima.training.claim.Experiment;
import minima.training.claim.Materials;
import minima.training.claim.Setting;
import minima.training.claim.Trial;
import minima.training.data.GaussianRegression;
import minima.training.data.Samples;
import minima.training.descent.GradientDescent;
import minima.training.descent.GradientFlow;
import minima.training.descent.LinearSimulation;
import minima.training.descent.ParametrizedDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.model.LinearModel;

import java.util.List;

import static minima.training.measure.Metrics.DEGREES_FREEDOM;
import static minima.training.measure.Metrics.DISTANCE_RIDGE;
import static minima.training.measure.Metrics.EXCESS_RISK;
import static minima.training.measure.Metrics.RISK_RATIO;

/**
 * Gradient descent that stops early is ridge regression in all but name: stopping at t is a penalty λ = 1/(ηt).
 *
 * <p><b>Statement.</b> From 0, descent on ½‖Xw − y‖² multiplies coordinate i of X⁺y by {@code 1 − (1 − ησᵢ²)^t}, flow
 * at time ηt by {@code 1 − e^(−ησᵢ²t)}, ridge with λ = 1/(ηt) by {@code σᵢ²/(σᵢ² + λ)}. The first two are at least the
 * third and at most κ times it, {@code κ = c sup (1 − e^(−x))(1 + x)/x = 1.2984 c}, c = 1 for flow and {@code −log(1 −
 * a)/a}, a = ησ²max, for descent. So at every t the paths are apart by at most κ − 1 of ridge's length, and the risk of
 * predicting {@code Xw*} from {@code Xw* + noise} is at most κ² times ridge's: 1.686 times for flow, whatever w* and
 * the noise are.
 *
 * <p><b>Source.</b> Lecture notes, "Inductive Bias, Generalization and the role of Optimization in Deep Learning",
 * "one-pass SGD (or with early stopping) provides for implicit ℓ2 regularization"; A. Ali, J. Z. Kolter, R. J.
 * Tibshirani, "A Continuous-Time View of Early Stopping for Least Squares Regression", AISTATS 2019, for the risk of
 * flow. Constants for descent are derived in docs/papers.md.
 *
 * <p><b>Control.</b> Heavy ball with the clock of plain descent is ridge with a tenth of the penalty: not on the path.
 */
public final class EarlyStopping implements Experiment<EarlyStopping.Settings> {

    /** Of each step, relative to ‖X⁺y‖: a few units in the last place. */
    private static final double ROUNDING = 4 * Math.ulp(1.0);

    /** Of each step of the integrator. */
    private static final double INTEGRATOR = 1e-12;

    /** Of the control. */
    private static final double MOMENTUM = 0.9;

    /** What can be set. */
    public record Settings(
            @Setting(value = "own samples n", atLeast = 1, atMost = 1_000)
            int samples,

            @Setting(value = "own dimension d, more than n", atLeast = 2, atMost = 5_000)
            int dimension,

            @Setting(value = "standard deviation of the noise, w* being of length 1", atLeast = 0, atMost = 100)
            double noise,

            @Setting(value = "step size as a multiple of 1/σ²max", atLeast = 1e-4, atMost = 0.99)
            double relativeStep,

            @Setting(value = "steps", atLeast = 10) long steps) {}

    @Override
    public Claim claim() {
        return new Claim(
                "early-stopping",
                "leastsquares",
                "Stopping gradient descent at t is ridge regression with λ = 1/(ηt)",
                "filters 1 − (1 − ησ²)ᵗ against σ²/(σ² + 1/(ηt));  risk(t) ≤ 1.686 c² risk of ridge",
                List.of(
                        "Lecture notes, Inductive Bias, Generalization and the role of Optimization in Deep Learning,"
                                + " early stopping",
                        "Ali, Kolter, Tibshirani, A Continuous-Time View of Early Stopping for Least Squares Regression,"
                                + " AISTATS 2019; constant for steps of finite size derived in docs/papers.md"),
                Claim.DataKind.REAL,
                List.of(EXCESS_RISK, RISK_RATIO, DISTANCE_RIDGE, DEGREES_FREEDOM));
    }

    @Override
    public Settings defaults() {
        return new Settings(20, 40, 0.5, 0.05, 10_000);
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        Samples data = materials.realOr(() -> own(settings, materials).noisy(settings.noise(), materials.streams()));
        Contraction answer = Contraction.of(data);
        double[] truth = materials.data() == null ? own(settings, materials).weights() : answer.weights();
        double share = settings.relativeStep();
        double eta = share / (answer.sigmaMax() * answer.sigmaMax());
        SpectralFilter spectrum = new SpectralFilter(answer, truth, settings.noise(), eta);
        double slowest = eta * answer.sigmaMin() * answer.sigmaMin();
        double kappa = -Math.log1p(-share) / share * SpectralFilter.FLOW_OVER_RIDGE;
        Law ofDescent = new Law(spectrum::descent, kappa, ROUNDING / slowest * answer.norm());
        Law ofFlow = new Law(
                spectrum::flow, SpectralFilter.FLOW_OVER_RIDGE, INTEGRATOR / slowest * Math.max(1, answer.norm()));
        LinearModel model = LinearModel.regression(data);
        LinearSimulation descent = new GradientDescent(model, step(eta, 0));
        LinearSimulation flow = new ParametrizedDescent(model, GradientFlow.inTime(INTEGRATOR), step(eta, 0));
        LinearSimulation heavyBall = new GradientDescent(model, step(eta, MOMENTUM));
        List<StoppedPath> paths = List.of(
                StoppedPath.of("gradient-descent", descent, spectrum, ofDescent, settings.steps()),
                StoppedPath.of("gradient-flow", flow, spectrum, ofFlow, settings.steps()),
                StoppedPath.of("heavy-ball", heavyBall, spectrum, ofDescent, settings.steps())
                        .asControl());
        return new Trial(
                paths.stream().map(StoppedPath::strand).toList(),
                List.of(),
                paths.stream()
                        .filter(path -> !path.strand().control())
                        .flatMap(path -> path.predictions().stream())
                        .toList(),
                history ->
                        paths.stream().flatMap(path -> path.verdicts(history)).toList());
    }

    private static Schedule step(double eta, double beta) {
        return new Schedule.Constant(new Regulation(eta, beta, 0));
    }

    private static GaussianRegression own(Settings settings, Materials materials) {
        return GaussianRegression.of(settings.samples(), settings.dimension(), materials.streams());
    }
}
