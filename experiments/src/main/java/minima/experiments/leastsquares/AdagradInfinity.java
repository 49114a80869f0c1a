package minima.experiments.leastsquares;

import minima.training.claim.Assumption;
import minima.training.claim.Claim;
import minima.training.claim.Experiment;
import minima.training.claim.History;
import minima.training.claim.Materials;
import minima.training.claim.Prediction.Limit;
import minima.training.claim.Prediction.Provenance;
import minima.training.claim.Setting;
import minima.training.claim.Strand;
import minima.training.claim.Trial;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;
import minima.training.data.GaussianRegression;
import minima.training.data.Samples;
import minima.training.data.WilsonSamples;
import minima.training.random.Streams;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.Stream;

import static minima.training.measure.Metrics.LOSS_TRAIN;
import static minima.training.measure.Metrics.NORM_LINF;
import static minima.training.measure.Metrics.NORM_ORACLE_RATIO;

/**
 * AdaGrad on least squares finds the interpolant of least ℓ∞ norm in special cases, and in general one that depends on
 * the step size, on ε and on the momentum.
 *
 * <p><b>Statement.</b> If {@code X sign(Xᵀy) = c y}, AdaGrad from 0 with ε → 0 ends at {@code w = sign(Xᵀy)/c}, and
 * this is {@code argmin ‖w‖∞ s.t. Xw = y}, of norm 1/c: every interpolant has {@code ‖y‖² = (Xᵀy)·w ≤ ‖Xᵀy‖₁‖w‖∞}, and
 * {@code ‖Xᵀy‖₁ = y·X sign(Xᵀy) = c‖y‖²}. Where there is no such c, ‖w‖∞ exceeds the least, and by how much changes
 * with η, ε and β. Where all |Xᵀy|ⱼ are equal or 0, ε has no effect; in that example here X⁺y is the same point.
 *
 * <p><b>Source.</b> Lecture notes, "Inductive Bias, Generalization and the role of Optimization in Deep Learning",
 * AdaGrad on w; the special case is lemma 3.1 of Wilson, Roelofs, Stern, Srebro, Recht, NIPS 2017, with the two lines
 * above.
 *
 * <p><b>Controls.</b> Of the special case: gradient descent, and AdaGrad from another start. Of the general one:
 * AdaGrad on the special case.
 */
public final class AdagradInfinity implements Experiment<AdagradInfinity.Settings> {

    private static final String LEMMA = "Wilson et al., NIPS 2017, lemma 3.1, and duality";
    private static final String NOTES = "lecture notes, AdaGrad on w";

    /** Ratios of converged runs are equal up to here. */
    private static final double EQUAL = 1e-8;

    /** Ratios differ from here on: far above what rounding and a converged run's loss leave open. */
    private static final double DIFFERENT = 1e-6;

    private static final String RESOLVED = "far above what a converged run leaves open";

    private static final Samples SPECIAL =
            new Samples("one pattern of signs", new double[][] {{1, 1, 1, -1}, {1, -1, 1, 1}}, 1, 1);

    /** What can be set. */
    public record Settings(
            @Setting(value = "step size η, the least of the sweep", atLeast = 1e-6, atMost = 10)
            double stepSize,

            @Setting(value = "ε, the least of the sweep", atLeast = 0, atMost = 10)
            double epsilon,

            @Setting(value = "momentum β, the largest of the sweep", atLeast = 0, atMost = 0.99)
            double momentum,

            @Setting(value = "samples of the general problem, where none are given", atLeast = 2, atMost = 100)
            int samples,

            @Setting(value = "dimension of the general problem, where none are given", atLeast = 3, atMost = 1_000)
            int dimension,

            @Setting(value = "steps", atLeast = 2) long steps) {}

    @Override
    public Claim claim() {
        return new Claim(
                "adagrad-infinity",
                "leastsquares",
                "AdaGrad finds the least ℓ∞ norm in special cases, and depends on step size, ε and momentum in general",
                "X sign(Xᵀy) = c y:  w → argmin ‖w‖∞ s.t. Xw = y;  otherwise ‖w‖∞ is larger and changes with η, ε, β",
                List.of(
                        "Lecture notes, Inductive Bias, Generalization and the role of Optimization in Deep Learning",
                        "Wilson, Roelofs, Stern, Srebro, Recht, The Marginal Value of Adaptive Gradient Methods in"
                                + " Machine Learning, NIPS 2017, lemma 3.1"),
                Claim.DataKind.REAL,
                List.of(NORM_ORACLE_RATIO, NORM_LINF, LOSS_TRAIN));
    }

    @Override
    public Settings defaults() {
        return new Settings(0.05, 1e-12, 0.9, 3, 8, 10_000);
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        return special(settings, materials.streams()).and(general(settings, materials));
    }

    private static Trial special(Settings settings, Streams streams) {
        double eta = settings.stepSize();
        double epsilon = settings.epsilon();
        LeastInfinity equal = new LeastInfinity(SPECIAL, settings.steps());
        LeastInfinity signs = new LeastInfinity(WilsonSamples.of(3, 2, 5).samples(), settings.steps());
        double[] random = Streams.gaussians(streams.stream("init"), signs.dimension(), 1);
        Strand onEqual = equal.adagrad("equal-gradients", eta, epsilon, 0);
        Strand onSigns = signs.adagrad("signs", eta, epsilon, 0);
        List<Strand> controls = List.of(
                signs.gradientDescent("signs-gradient-descent").asControl(),
                signs.adagrad("signs-off-zero", eta, epsilon, 0, random).asControl());
        Strand asGeneral = equal.adagrad("equal-as-general", eta, epsilon, 0).asControl();
        Assumption small = Assumption.of("ε ≪ |Xᵀy|", epsilon <= EQUAL / 10, "ε = %.3g".formatted(epsilon));
        return new Trial(
                Stream.concat(Stream.of(onEqual, onSigns, asGeneral), controls.stream())
                        .toList(),
                List.of(small),
                List.of(
                        new Limit(onEqual.name(), NORM_LINF, 0.5, LEMMA, Provenance.D),
                        new Limit(onSigns.name(), NORM_LINF, 0.25, LEMMA, Provenance.D)),
                history -> Stream.of(
                                Stream.of(
                                        least(onEqual, equal, history),
                                        least(onSigns, signs, history).restingOn(small)),
                                controls.stream().map(strand -> least(strand, signs, history)),
                                Stream.of(above(List.of(asGeneral), equal, history)))
                        .flatMap(verdicts -> verdicts)
                        .toList());
    }

    private static Trial general(Settings settings, Materials materials) {
        LeastInfinity problem = new LeastInfinity(
                materials.realOr(
                        () -> GaussianRegression.of(settings.samples(), settings.dimension(), materials.streams())
                                .samples()),
                settings.steps());
        AdagradSweep sweep = AdagradSweep.of(
                problem,
                List.of(settings.stepSize(), 3 * settings.stepSize(), 10 * settings.stepSize()),
                List.of(settings.epsilon(), 0.01, 1.0),
                List.of(0.0, settings.momentum()));
        List<Assumption> generic = List.of(problem.choice(), problem.noSigns());
        return new Trial(sweep.strands(), generic, List.of(), history -> Stream.concat(
                                Stream.of(above(sweep.strands(), problem, history)),
                                sweep.axes().stream().map(axis -> range(axis, sweep, problem, history)))
                        .map(verdict -> verdict.restingOn(generic))
                        .toList())
                .with(sweep.heatMaps());
    }

    private static Verdict least(Strand strand, LeastInfinity problem, History history) {
        double ratio = history.last(strand, NORM_ORACLE_RATIO);
        return converged(
                Verdict.within(strand, NORM_ORACLE_RATIO, 1, ratio, EQUAL, "a converged run, and rounding", LEMMA),
                List.of(strand),
                problem,
                EQUAL,
                history);
    }

    /** The least ratio among the strands exceeds 1. */
    private static Verdict above(List<Strand> strands, LeastInfinity problem, History history) {
        double least = strands.stream()
                .mapToDouble(s -> history.last(s, NORM_ORACLE_RATIO))
                .min()
                .orElse(Double.NaN);
        String quantity = NORM_ORACLE_RATIO + " − 1, least of the sweep";
        Verdict verdict = Verdict.atLeast(strands.get(0), quantity, DIFFERENT, least - 1, 0, RESOLVED, NOTES);
        return converged(verdict, strands, problem, DIFFERENT, history);
    }

    /** The ratio changes along an axis of the sweep. */
    private static Verdict range(String axis, AdagradSweep sweep, LeastInfinity problem, History history) {
        List<Strand> strands = sweep.along(axis);
        DoubleSummaryStatistics ratios = strands.stream()
                .mapToDouble(s -> history.last(s, NORM_ORACLE_RATIO))
                .summaryStatistics();
        String quantity = NORM_ORACLE_RATIO + ", range over " + axis;
        double range = ratios.getMax() - ratios.getMin();
        Verdict verdict = Verdict.atLeast(strands.get(0), quantity, DIFFERENT, range, 0, RESOLVED, NOTES);
        return converged(verdict, strands, problem, DIFFERENT, history);
    }

    /** The verdict, or INCONCLUSIVE while the loss of a strand leaves more open than it may. */
    private static Verdict converged(
            Verdict verdict, List<Strand> strands, LeastInfinity problem, double most, History history) {
        double open = strands.stream()
                .mapToDouble(s -> problem.open(s, history))
                .max()
                .orElse(Double.NaN);
        return open <= most ? verdict : verdict.as(Outcome.INCONCLUSIVE, "the loss leaves %.2g open".formatted(open));
    }
}
