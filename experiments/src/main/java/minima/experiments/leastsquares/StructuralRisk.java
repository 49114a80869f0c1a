package minima.experiments.leastsquares;

import minima.training.claim.Claim;
import minima.training.claim.Experiment;
import minima.training.claim.Grid;
import minima.training.claim.History;
import minima.training.claim.Materials;
import minima.training.claim.Measure;
import minima.training.claim.Prediction;
import minima.training.claim.Prediction.Bound;
import minima.training.claim.Prediction.Provenance;
import minima.training.claim.Setting;
import minima.training.claim.Strand;
import minima.training.claim.Trial;
import minima.training.claim.Verdict;
import minima.training.random.Streams;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

import static minima.training.measure.Metrics.CHOICE_ADVANTAGE;
import static minima.training.measure.Metrics.CHOICE_NEAR;
import static minima.training.measure.Metrics.ENSEMBLE_ERROR;
import static minima.training.measure.Metrics.GAP_BUDGET;

/**
 * Structural risk minimization chooses a class by its complexity, and beats the minimizer of the empirical risk over
 * all of them.
 *
 * <p><b>Statement.</b> Classes of growing complexity, by degree, norm or sparsity: with the class chosen by
 * cross-validation the risk is near that of the best of them, far below the risk of the largest. Penalty and budget
 * trace the same path: the minimizer of {@code ‖Pw − y‖² + λ‖w‖²} minimizes {@code ‖Pw − y‖²} over {@code ‖w‖ ≤ ‖w_λ‖}.
 *
 * <p><b>Source.</b> Lecture notes, "Inductive Bias, Generalization and the role of Optimization in Deep Learning",
 * complexity measure as inductive bias; V. Vapnik, "Statistical Learning Theory", 1998. Decided beforehand: for the
 * norm, where the grid is coarse, the choice is at most one class from the best on four data sets in five; the risk of
 * the largest class is a tenth above that of the choice at least, by two standard errors.
 *
 * <p><b>Controls.</b> The class chosen by its training error; a budget that is 1 % off.
 */
public final class StructuralRisk implements Experiment<StructuralRisk.Settings> {

    private static final String NOTES =
            "Lecture notes, Inductive Bias, Generalization and the role of Optimization in Deep"
                    + " Learning, complexity measure as inductive bias";

    private static final int LARGEST_DEGREE = 20;
    private static final double OFTEN = 0.8;
    private static final double ADVANTAGE = 0.1;

    /** Rounding of a root and of two least-squares problems, as a share of ‖y‖². */
    private static final double DUALITY = 1e-8;

    /** Coefficients of the truth up to degree 5, and three of six that are not 0. */
    private static final double[] SMOOTH = {0.5, 1, -0.7, 0.5, 0.35, -0.5};

    private static final double[] SPARSE = {0, 1, 0, -0.8, 0.6, 0};

    /** What can be set. */
    public record Settings(
            @Setting(value = "samples a data set", atLeast = 22, atMost = 1_000)
            int samples,

            @Setting(value = "standard deviation of the noise", atLeast = 0.001, atMost = 10)
            double noise,

            @Setting(value = "folds of the cross-validation", atLeast = 2, atMost = 20)
            int folds,

            @Setting(value = "data sets", unit = "data sets", atLeast = 10)
            long steps) {}

    @Override
    public Claim claim() {
        return new Claim(
                        "structural-risk",
                        "leastsquares",
                        "Choosing a class by its complexity beats minimizing the training error over all of them",
                        "L(SRM) ≲ min_c L(h_c) ≪ L(ERM);  argmin ‖Pw − y‖² + λ‖w‖² = argmin ‖Pw − y‖² s.t. ‖w‖ ≤ ‖w_λ‖",
                        List.of(NOTES, "Vapnik, Statistical Learning Theory, 1998"),
                        Claim.DataKind.NONE,
                        List.of(CHOICE_ADVANTAGE, CHOICE_NEAR))
                .remarking("By degree, cross-validation is at most one class off on seven data sets in ten only, as it"
                        + " takes degrees that are too large; the risk it loses by that is small.");
    }

    @Override
    public Settings defaults() {
        return new Settings(30, 0.3, 5, 100);
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        Streams streams = materials.streams();
        double[] smooth = Arrays.copyOf(SMOOTH, LARGEST_DEGREE + 1);
        double[] lambdas = DoubleStream.iterate(1e3, l -> l > 5e-5, l -> l / 10).toArray();
        NestedClasses degrees = NestedClasses.degrees(LARGEST_DEGREE);
        Strand degree = strand("degree", degrees, settings.folds(), smooth, settings, streams, 1);
        Strand norm = strand("norm", NestedClasses.ridge(lambdas), settings.folds(), smooth, settings, streams, 1);
        Strand sparsity = strand(
                "sparsity", NestedClasses.subsets(SPARSE.length), settings.folds(), SPARSE, settings, streams, 1);
        Strand training = strand("training-error", degrees, 0, smooth, settings, streams, 1)
                .asControl();
        Strand budget = strand("budget-off", NestedClasses.ridge(1), 0, smooth, settings, streams, 1.01)
                .asControl();
        List<Strand> strands = List.of(degree, norm, sparsity, training, budget);
        return new Trial(
                        strands,
                        List.of(),
                        List.<Prediction>of(new Bound(
                                norm.name(), CHOICE_NEAR, false, t -> OFTEN, "decided beforehand", Provenance.D)),
                        history -> List.of(
                                advantage(degree, history),
                                advantage(norm, history),
                                advantage(sparsity, history),
                                often(norm, history),
                                dual(norm, history),
                                advantage(training, history),
                                often(training, history),
                                dual(budget, history)))
                .with(Grid.of("What is chosen by what", strands, CHOICE_ADVANTAGE, CHOICE_NEAR));
    }

    private static Strand strand(
            String name,
            NestedClasses classes,
            int folds,
            double[] truth,
            Settings settings,
            Streams streams,
            double budgetFactor) {
        ClassChoice choice = new ClassChoice(classes, folds, settings.samples(), settings.noise(), truth, streams);
        List<Measure> measures = new ArrayList<>(List.of(
                new Measure(CHOICE_NEAR, choice::near),
                new Measure(CHOICE_ADVANTAGE, choice::advantage),
                new Measure(ENSEMBLE_ERROR, choice::advantageError)));
        if (name.equals("norm") || name.equals("budget-off")) {
            measures.add(
                    new Measure(GAP_BUDGET, () -> duality(choice.steps(), settings, truth, streams, budgetFactor)));
        }
        return new Strand(name, choice, measures, settings.steps(), false);
    }

    /** On data of their own, the λ random too. */
    private static double duality(long step, Settings settings, double[] truth, Streams streams, double factor) {
        SplittableRandom random = streams.stream("duality", step);
        double[][] p = new double[settings.samples()][];
        double[] y = new double[settings.samples()];
        for (int i = 0; i < y.length; i++) {
            p[i] = ClassChoice.legendre(2 * random.nextDouble() - 1, truth.length);
            y[i] = NestedClasses.dot(p[i], truth) + settings.noise() * Streams.gaussian(random);
        }
        return BudgetDuality.gap(p, y, StrictMath.pow(10, 4 * random.nextDouble() - 2), factor);
    }

    private static Verdict advantage(Strand strand, History history) {
        return Verdict.atLeast(
                strand,
                "log(risk of the largest class/risk of the choice) ≥ 0.1",
                ADVANTAGE,
                history.last(strand, CHOICE_ADVANTAGE) - 2 * history.last(strand, ENSEMBLE_ERROR),
                0,
                "mean minus two standard errors over data sets; decided beforehand",
                NOTES);
    }

    private static Verdict often(Strand strand, History history) {
        return Verdict.atLeast(
                strand,
                CHOICE_NEAR + " ≥ 0.8",
                OFTEN,
                history.last(strand, CHOICE_NEAR),
                0,
                "share of data sets with the choice at most one class from the best; decided beforehand",
                NOTES);
    }

    private static Verdict dual(Strand strand, History history) {
        double worst = 0;
        for (int i = 0; i < history.series(strand.name(), GAP_BUDGET).size(); i++) {
            worst = Math.max(worst, history.series(strand.name(), GAP_BUDGET).value(i));
        }
        return Verdict.atMost(
                strand,
                "penalty and budget trace one path: |gap|",
                0,
                worst,
                DUALITY,
                "rounding of both solutions",
                NOTES);
    }
}
