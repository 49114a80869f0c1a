package minima.experiments.factorization;

import minima.training.claim.Claim;
import minima.training.claim.Experiment;
import minima.training.claim.Grid;
import minima.training.claim.Materials;
import minima.training.claim.Prediction;
import minima.training.claim.Prediction.Limit;
import minima.training.claim.Prediction.Provenance;
import minima.training.claim.Setting;
import minima.training.claim.Strand;
import minima.training.claim.Trial;
import minima.training.claim.Verdict;
import minima.training.descent.HeavyBall;
import minima.training.descent.ParametrizedDescent;
import minima.training.descent.Regulation;
import minima.training.model.Identity;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static minima.training.measure.Metrics.DISTANCE_ORACLE;
import static minima.training.measure.Metrics.ERROR_RELATIVE;
import static minima.training.measure.Metrics.RANK_EFFECTIVE;

/**
 * Of the descents on UVᵀ that fit the measurements, those with a smaller step and a smaller start come nearer to the
 * matrix of low rank; gradient flow is their limit, and exact line search and momentum stay farther away.
 *
 * <p><b>Statement.</b> m Gaussian measurements of an n×n matrix X* of rank 2 are fitted by gradient descent on
 * {@code ½‖A(UVᵀ) − y‖²} until one time T = ηk. The error ‖UVᵀ − X*‖ falls with η for each start, and with the start
 * for each η. As η → 0, UVᵀ at T tends to that of gradient flow, with an error of order η as of Euler's method. With
 * steps to the minimum along the gradient, or with momentum 0.9, the error is larger than at the largest η.
 *
 * <p><b>Source.</b> Lecture notes, "Inductive Bias, Generalization and the role of Optimization in Deep Learning",
 * "generalizes better with smaller step size"; Gunasekar, Woodworth, Bhojanapalli, Neyshabur, Srebro, "Implicit
 * Regularization in Matrix Factorization", NIPS 2017.
 *
 * <p><b>Control.</b> On the entries themselves descent ends at the least Frobenius norm whatever the step.
 */
public final class StepAndStart implements Experiment<StepAndStart.Settings> {

    private static final String SREBRO = "lecture notes (Srebro): generalizes better with smaller step size";
    private static final String EULER = "Euler's method is of order 1";

    private static final double[] STARTS = {1, 1e-1, 1e-2, 1e-3};

    /** Relative residual up to which a descent has come to fit. */
    private static final double ARRIVED = 1e-2;

    /** A gain in the error that rounding does not make. */
    private static final double GAIN = 1e-6;

    /** What can be set. */
    public record Settings(
            @Setting(value = "rows and columns n", atLeast = 4, atMost = 50)
            int size,

            @Setting(value = "measurements m", atLeast = 1, atMost = 2_000)
            int measurements,

            @Setting(value = "rank of X*", atLeast = 1, atMost = 50)
            int rank,

            @Setting(
                    value = "largest step size η; others are a half, a quarter and an eighth",
                    atLeast = 1e-3,
                    atMost = 0.5)
            double stepSize,

            @Setting(value = "steps at the largest step size", atLeast = 4)
            long steps) {}

    @Override
    public Claim claim() {
        return new Claim(
                        "step-and-start",
                        "factorization",
                        "The smaller step and start, the nearer descent on two factors comes to the matrix of low rank",
                        "‖UVᵀ − X*‖ falls with η and with ‖(U, V)(0)‖;  UVᵀ(T) = that of gradient flow + O(η);  exact line"
                                + " search and momentum end farther away",
                        List.of(
                                "Lecture notes, Inductive Bias, Generalization and the role of Optimization in Deep Learning:"
                                        + " generalizes better with smaller step size",
                                "Gunasekar, Woodworth, Bhojanapalli, Neyshabur, Srebro, Implicit Regularization in Matrix"
                                        + " Factorization, NIPS 2017"),
                        Claim.DataKind.NONE,
                        List.of(ERROR_RELATIVE, DISTANCE_ORACLE, RANK_EFFECTIVE))
                .standing(Claim.Standing.MEASURED);
    }

    @Override
    public Settings defaults() {
        return new Settings(15, 80, 2, 0.32, 1_000);
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        SensingProblem problem =
                SensingProblem.general(settings.size(), settings.measurements(), settings.rank(), materials.streams());
        List<StepsFromStart> rows = DoubleStream.of(STARTS)
                .mapToObj(start -> new StepsFromStart(problem, start, settings))
                .toList();
        List<Strand> entries =
                Stream.of(8, 16).map(part -> entries(problem, part, settings)).toList();
        return new Trial(
                        Stream.concat(rows.stream().flatMap(StepsFromStart::strands), entries.stream())
                                .toList(),
                        List.of(),
                        rows.stream().flatMap(StepAndStart::predictions).toList(),
                        history -> {
                            Fitted fitted = new Fitted(history, ARRIVED);
                            Stream<Verdict> ofRows = rows.stream().flatMap(row -> judge(row, fitted));
                            Stream<Verdict> ofColumns = IntStream.range(
                                            0, rows.get(0).fixed().size())
                                    .mapToObj(i -> rows.stream()
                                            .map(row -> row.fixed().get(i))
                                            .toList())
                                    .map(column -> gain(column, "smaller start", fitted));
                            Verdict ofEntries = gain(entries, "smaller step", fitted);
                            return Stream.of(ofRows, ofColumns, Stream.of(ofEntries))
                                    .flatMap(verdicts -> verdicts)
                                    .toList();
                        })
                .with(heatMap(rows));
    }

    /** Descent on the entries by a part of the step, to the same time for every part. */
    private static Strand entries(SensingProblem problem, int part, Settings settings) {
        Identity matrix = new Identity(settings.size() * settings.size());
        Regulation regulation = Regulation.ofStepSize(settings.stepSize() / part);
        ParametrizedDescent descent = problem.descent(matrix, new HeavyBall(matrix.dimension()), regulation, 0);
        return problem.strand("entries-" + part, descent, settings.steps() * part / 8)
                .asControl();
    }

    private static Stream<Prediction> predictions(StepsFromStart row) {
        return row.fixed().stream()
                .map(strand -> new Limit(strand.name(), DISTANCE_ORACLE, 0, EULER + ", as η → 0", Provenance.D));
    }

    private static Stream<Verdict> judge(StepsFromStart row, Fitted fitted) {
        return Stream.of(
                order(row, fitted),
                gain(row.fixed(), "smaller step", fitted),
                fitted.atMost(row.largest(), ERROR_RELATIVE, row.lineSearch(), SREBRO),
                fitted.atMost(row.largest(), ERROR_RELATIVE, row.momentum(), SREBRO));
    }

    /** The power of η like which the distance to gradient flow falls from the largest η to the smallest. */
    private static Verdict order(StepsFromStart row, Fitted fitted) {
        Strand smallest = row.smallest();
        double fall = fitted.last(row.largest(), DISTANCE_ORACLE) / fitted.last(smallest, DISTANCE_ORACLE);
        double times = StrictMath.scalb(1.0, row.fixed().size() - 1);
        return fitted.judged(
                smallest,
                Verdict.within(
                        smallest,
                        "distance to gradient flow, power of η",
                        1,
                        StrictMath.log(fall) / StrictMath.log(times),
                        0.25,
                        "half way to √η",
                        EULER));
    }

    /** The least by which the error falls from one strand to the next. */
    private static Verdict gain(List<Strand> strands, String with, Fitted fitted) {
        double least = IntStream.range(1, strands.size())
                .mapToDouble(i ->
                        fitted.last(strands.get(i - 1), ERROR_RELATIVE) - fitted.last(strands.get(i), ERROR_RELATIVE))
                .min()
                .orElse(Double.NaN);
        Strand last = strands.get(strands.size() - 1);
        return fitted.judged(
                last,
                Verdict.atLeast(
                        last,
                        "%s falls with each %s".formatted(ERROR_RELATIVE, with),
                        GAIN,
                        least,
                        0,
                        "more than rounding",
                        SREBRO));
    }

    private static Grid heatMap(List<StepsFromStart> rows) {
        List<Grid.Cell> cells = rows.stream()
                .flatMap(StepsFromStart::strands)
                .map(strand -> strand.name().split("-from-", 2))
                .map(name -> new Grid.Cell(name[1], name[0], String.join("-from-", name), ERROR_RELATIVE))
                .toList();
        return new Grid("Distance to X*", "start", "method", cells, Grid.Shading.LOG);
    }
}
