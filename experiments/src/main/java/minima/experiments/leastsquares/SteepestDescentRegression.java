package minima.experiments.leastsquares;

import minima.training.claim.Assumption;
import minima.training.claim.Claim;
import minima.training.claim.Experiment;
import minima.training.claim.Grid;
import minima.training.claim.History;
import minima.training.claim.Materials;
import minima.training.claim.Prediction;
import minima.training.claim.Prediction.Limit;
import minima.training.claim.Prediction.Provenance;
import minima.training.claim.Setting;
import minima.training.claim.Strand;
import minima.training.claim.Trial;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;
import minima.training.data.Fixtures;
import minima.training.data.Samples;
import minima.training.oracle.Norm;
import minima.training.oracle.PolyhedralInterpolant;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.Stream;

import static minima.training.measure.Metrics.DISTANCE_ORACLE;
import static minima.training.measure.Metrics.NORM_LP;
import static minima.training.measure.Metrics.POSITION_LINE;

/**
 * Steepest descent in an ℓp norm on least squares does not find the interpolant of least ℓp norm, not even as the step
 * goes to 0, and where it ends depends on the step size and on the start.
 *
 * <p><b>Statement.</b> Let {@code w ← w − η ‖g‖_q v(g)}, v(g) the unit vector of steepest ascent in ℓp. On x₁ =
 * (1,1,1), y₁ = 1, x₂ = (1,2,0), y₂ = 10 with p = 4/3 the limits from 0 lie on the line of solutions at w₁ = .28266,
 * .28323, .28902, .30262, .36181 for η = 1e-4, 1e-3, .01, .03, .1, and the least ℓ4/3 norm at w₁ = .00023. With one
 * equation, or with p = 2, the gradient never turns and the limit is the least norm.
 *
 * <p><b>Source.</b> Gunasekar, Lee, Soudry, Srebro, "Characterizing Implicit Bias in Terms of Optimization Geometry",
 * ICML 2018, example 4; the numbers are of an independent program. Momentum, which changes the limit too, is not shown.
 *
 * <p><b>Controls.</b> Gradient descent, with two steps and two starts, and steepest descent on the last equation alone.
 */
public final class SteepestDescentRegression implements Experiment<SteepestDescentRegression.Settings> {

    private static final String SOURCE = "Gunasekar et al., ICML 2018, example 4";

    /** The steps of the sweep over the largest one. */
    private static final List<Double> SHARES = List.of(1.0, 0.3, 0.1, 0.01, 0.001);

    private static final List<Double> TWO_SHARES = List.of(1.0, 0.1);

    /** Points differ from this share of the line's length on: far above what a converged run leaves open. */
    private static final double DIFFERENT = 1e-4;

    /** What can be set. */
    public record Settings(
            @Setting(value = "p of the norm, not 2", atLeast = 1.05, atMost = 20)
            double p,

            @Setting(value = "largest step size η; 0 chooses 0.1, on your data 1/κ", atLeast = 0, atMost = 100)
            double stepSize,

            @Setting(
                    value = "steps of the smallest step size, a thousandth of η; others take as many as last as long",
                    atLeast = 1_000)
            long steps) {}

    @Override
    public Claim claim() {
        return new Claim(
                "steepest-descent-regression",
                "leastsquares",
                "Steepest descent in ℓp misses the least ℓp norm on least squares, however small the step",
                "w(t) → ŵ(η, w(0)) ≠ argmin ‖w‖_p s.t. Xw = y for p ≠ 2, as η → 0 too;  equal for p = 2",
                List.of(
                        "Gunasekar, Lee, Soudry, Srebro, Characterizing Implicit Bias in Terms of Optimization Geometry,"
                                + " ICML 2018, example 4"),
                Claim.DataKind.REAL,
                List.of(POSITION_LINE, DISTANCE_ORACLE, NORM_LP));
    }

    @Override
    public Settings defaults() {
        return new Settings(4.0 / 3, 0, 600_000);
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        Samples data = materials.realOr(Fixtures::gunasekar);
        SolutionLine line = new SolutionLine(data, settings.p());
        int last = data.size() - 1;
        Samples equation = new Samples("last equation", new double[][] {data.rows()[last]}, data.target(last));
        SolutionLine single = new SolutionLine(equation, settings.p());
        double own = materials.data() == null ? 0.1 : line.inverseCurvature();
        double eta = settings.stepSize() > 0 ? settings.stepSize() : own;
        long largest = Math.max(2, settings.steps() / 1_000);
        SolutionSweep sweep = SolutionSweep.of(line, false, eta, SHARES, largest);
        SolutionSweep euclidean =
                SolutionSweep.of(line, true, eta, TWO_SHARES, largest).asControl();
        Strand alone = single.descent("one-equation", false, eta, largest, new double[data.dimension()])
                .asControl();
        List<Assumption> assumptions = List.of(line.stable(eta), line.turns());
        return new Trial(
                        Stream.of(sweep.strands(), euclidean.strands(), Stream.of(alone))
                                .flatMap(s -> s)
                                .toList(),
                        assumptions,
                        line.turns().fails()
                                ? List.of()
                                : landmarks(sweep.fromZero().get(0), line, data),
                        history -> Stream.of(
                                        judge(sweep, line, line.length(), history),
                                        judge(euclidean, line, 0, history),
                                        Stream.of(misses(alone, single, history)))
                                .flatMap(verdicts -> verdicts)
                                .map(verdict -> verdict.restingOn(assumptions))
                                .toList())
                .with(Grid.of("Where descents end", sweep.strands().toList(), POSITION_LINE, DISTANCE_ORACLE, NORM_LP));
    }

    /** Where least norms lie on the line, none of them the limit. */
    private static List<Prediction> landmarks(Strand strand, SolutionLine line, Samples data) {
        return List.of(
                landmark(strand, line.length(), "least ℓp norm, which it misses"),
                landmark(strand, 0, "least ℓ2 norm, for comparison"),
                landmark(
                        strand,
                        line.position(PolyhedralInterpolant.of(data, Norm.L1).weights()),
                        "least ℓ1 norm, for comparison"),
                landmark(
                        strand,
                        line.position(PolyhedralInterpolant.of(data, Norm.LINF).weights()),
                        "least ℓ∞ norm, for comparison"));
    }

    private static Prediction landmark(Strand strand, double position, String what) {
        return new Limit(strand.name(), POSITION_LINE, position, what, Provenance.V);
    }

    /** @param goal position of the least norm */
    private static Stream<Verdict> judge(SolutionSweep sweep, SolutionLine line, double goal, History history) {
        Strand first = sweep.fromZero().get(0);
        DoubleSummaryStatistics positions = sweep.fromZero().stream()
                .mapToDouble(strand -> history.last(strand, POSITION_LINE))
                .summaryStatistics();
        double fromHalf = Math.abs(history.last(sweep.fromHalf(), POSITION_LINE) - history.last(first, POSITION_LINE));
        Stream<Verdict> ofAll = Stream.of(
                        differs(first, "range of position.line over η", positions.getMax() - positions.getMin(), line),
                        differs(
                                first,
                                "position.line as η → 0, from the least norm",
                                Math.abs(sweep.extrapolated(history) - goal),
                                line),
                        differs(sweep.fromHalf(), "position.line, from that of the start 0", fromHalf, line))
                .map(verdict -> converged(verdict, sweep.strands().toList(), line, history));
        return Stream.concat(sweep.fromZero().stream().map(strand -> misses(strand, line, history)), ofAll);
    }

    private static Verdict misses(Strand strand, SolutionLine line, History history) {
        Verdict verdict = differs(strand, DISTANCE_ORACLE, history.last(strand, DISTANCE_ORACLE), line);
        return converged(verdict, List.of(strand), line, history);
    }

    private static Verdict differs(Strand strand, String quantity, double measured, SolutionLine line) {
        return Verdict.atLeast(
                strand,
                quantity,
                DIFFERENT * line.length(),
                measured,
                0,
                "1e-4 of ‖ŵ_p − ŵ₂‖, far above what a converged run leaves open",
                SOURCE);
    }

    /** Each of the points that are compared may be as far from where it ends as the loss leaves open. */
    private static Verdict converged(Verdict verdict, List<Strand> strands, SolutionLine line, History history) {
        double open = strands.stream()
                .mapToDouble(strand -> line.open(strand, history))
                .max()
                .orElse(Double.NaN);
        return Math.abs(verdict.measured() - verdict.predicted()) > 4 * open
                ? verdict
                : verdict.as(Outcome.INCONCLUSIVE, "the loss leaves %.2g open".formatted(open));
    }
}
