package minima.experiments.factorization;

import minima.training.claim.Claim;
import minima.training.claim.Experiment;
import minima.training.claim.Materials;
import minima.training.claim.Prediction;
import minima.training.claim.Prediction.Limit;
import minima.training.claim.Prediction.Provenance;
import minima.training.claim.Setting;
import minima.training.claim.Strand;
import minima.training.claim.Trial;
import minima.training.descent.HeavyBall;
import minima.training.descent.Regulation;
import minima.training.measure.SingularValues;
import minima.training.model.FactoredMatrix;
import minima.training.model.Identity;
import minima.training.model.Parametrization;
import minima.training.model.SymmetricFactor;
import minima.training.oracle.NuclearInterpolant;
import minima.training.oracle.PsdTrace;

import java.util.List;
import java.util.stream.Stream;

import static minima.training.measure.Metrics.ERROR_RELATIVE;
import static minima.training.measure.Metrics.NORM_NUCLEAR;
import static minima.training.measure.Metrics.RANK_EFFECTIVE;

/**
 * From a small start, descent on UUᵀ finds the matrix of least nuclear norm where that is the one of low rank; on UVᵀ,
 * where the two differ, it follows the rank.
 *
 * <p><b>Statement.</b> m Gaussian measurements of an n×n matrix X* of rank 2 are fitted by gradient descent on
 * {@code ½‖A(W) − y‖²}. The conjecture is that W, in factors of full size, tends to the least nuclear norm as the start
 * does to 0. Of a positive semidefinite X* and W = UUᵀ it comes true: {@code ‖W‖*} is the least trace to within the
 * size of the start, and as X* has the least trace, the smaller the start, the nearer W is to X*. Of a general X* and W
 * = UVᵀ it does not: X* has not the least nuclear norm, and as the start shrinks the nuclear norm of W rises away from
 * the least, while its rank falls.
 *
 * <p><b>Source.</b> Gunasekar, Woodworth, Bhojanapalli, Neyshabur, Srebro, "Implicit Regularization in Matrix
 * Factorization", NIPS 2017, for the conjecture; Li, Ma, Zhang, "Algorithmic Regularization in Over-parameterized
 * Matrix Sensing and Neural Networks with Quadratic Activations", COLT 2018, for UUᵀ under restricted isometry; Arora,
 * Cohen, Hu, Luo, "Implicit Regularization in Deep Matrix Factorization", NeurIPS 2019, and Li, Luo, Lyu, "Towards
 * Resolving the Implicit Bias of Gradient Descent for Matrix Factorization: Greedy Low-Rank Learning", ICLR 2021,
 * against it.
 *
 * <p><b>Controls.</b> A start of length 1 is not small; descent on the entries themselves finds the least Frobenius
 * norm.
 */
public final class MatrixSensing implements Experiment<MatrixSensing.Settings> {

    private static final String GUNASEKAR = "conjecture: Gunasekar et al., NIPS 2017";
    private static final String LI = "Li, Ma, Zhang, COLT 2018";
    private static final String LOW_RANK = "Arora et al., NeurIPS 2019; Li, Luo, Lyu, ICLR 2021";

    private static final double SMALL = 1e-4;
    private static final double MIDDLE = 1e-2;

    /** Relative residual up to which a descent fits. */
    private static final double ARRIVED = 2e-3;

    /** What can be set. */
    public record Settings(
            @Setting(value = "rows and columns n", atLeast = 4, atMost = 100)
            int size,

            @Setting(value = "measurements m", atLeast = 1, atMost = 2_000)
            int measurements,

            @Setting(value = "rank of X*", atLeast = 1, atMost = 100)
            int rank,

            @Setting(value = "step size", atLeast = 1e-4, atMost = 0.2)
            double stepSize,

            @Setting(value = "steps", atLeast = 4) long steps) {}

    @Override
    public Claim claim() {
        return new Claim(
                        "matrix-sensing",
                        "factorization",
                        "From a small start descent on UUᵀ finds the least nuclear norm, but on UVᵀ it follows the rank",
                        "conjecture: W → argmin ‖W‖* s.t. A(W) = y as the start → 0;  holds for UUᵀ, where X* is that W;"
                                + "  fails for UVᵀ: as the start → 0, ‖W‖* rises away from the least and the rank falls",
                        List.of(
                                "Gunasekar, Woodworth, Bhojanapalli, Neyshabur, Srebro, Implicit Regularization in Matrix"
                                        + " Factorization, NIPS 2017: the conjecture",
                                "Li, Ma, Zhang, Algorithmic Regularization in Over-parameterized Matrix Sensing, COLT 2018",
                                "Li, Luo, Lyu, Towards Resolving the Implicit Bias of Gradient Descent for Matrix"
                                        + " Factorization: Greedy Low-Rank Learning, ICLR 2021: counterexamples"),
                        Claim.DataKind.NONE,
                        List.of(ERROR_RELATIVE, NORM_NUCLEAR, RANK_EFFECTIVE))
                .standing(Claim.Standing.REFUTED)
                .remarking(
                        "The conjecture is proved where the measurements commute, see commuting-sensing.",
                        "The slide has n = 50, m = 300, rank 2 and f(U, V): with free U, V the minimum does not recover X*,"
                                + " which has r(2n − r) = 196 degrees of freedom; the recovery is that of UUᵀ. Both are shown.");
    }

    @Override
    public Settings defaults() {
        return new Settings(50, 300, 2, 0.15, 2_000);
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        Trial one = ofOneFactor(settings, materials);
        Trial two = ofTwoFactors(settings, materials);
        List<Strand> strands =
                Stream.concat(one.strands().stream(), two.strands().stream()).toList();
        return new Trial(
                        strands,
                        Stream.concat(one.assumptions().stream(), two.assumptions().stream())
                                .toList(),
                        Stream.concat(one.predictions().stream(), two.predictions().stream())
                                .toList(),
                        history -> Stream.of(one, two)
                                .flatMap(half -> half.judge().verdicts(history).stream()
                                        .map(verdict -> verdict.restingOn(half.assumptions())))
                                .toList())
                .with(StrandTable.of("Norm or rank", strands, ERROR_RELATIVE, NORM_NUCLEAR, RANK_EFFECTIVE));
    }

    /** UUᵀ, where X* is the least norm and of low rank. */
    private static Trial ofOneFactor(Settings settings, Materials materials) {
        int n = settings.size();
        SensingProblem problem =
                SensingProblem.semidefinite(n, settings.measurements(), settings.rank(), materials.streams());
        double least = PsdTrace.of(problem.samples()).trace();
        Strand small = strand("psd-1e-4", problem, new SymmetricFactor(n, n), SMALL, settings);
        Strand middle = strand("psd-1e-2", problem, new SymmetricFactor(n, n), MIDDLE, settings);
        Strand large =
                strand("psd-1", problem, new SymmetricFactor(n, n), 1, settings).asControl();
        Strand entries =
                strand("psd-entries", problem, new Identity(n * n), 0, settings).asControl();
        return new Trial(
                List.of(small, middle, large, entries),
                List.of(problem.assumption("the semidefinite X* has the least trace", true, least)),
                List.of(norm(small, least), norm(middle, least)),
                history -> {
                    Fitted fitted = new Fitted(history, ARRIVED);
                    return Stream.concat(
                                    Stream.of(small, large, entries)
                                            .map(strand -> fitted.within(
                                                    strand,
                                                    NORM_NUCLEAR,
                                                    least,
                                                    10 * SMALL * least,
                                                    "ten times the start",
                                                    LI)),
                                    Stream.of(
                                            fitted.atMost(small, ERROR_RELATIVE, middle, LI),
                                            fitted.atMost(middle, ERROR_RELATIVE, large, LI)))
                            .toList();
                });
    }

    /** UVᵀ, where X* is of low rank, and another matrix the least norm. */
    private static Trial ofTwoFactors(Settings settings, Materials materials) {
        int n = settings.size();
        SensingProblem problem =
                SensingProblem.general(n, settings.measurements(), settings.rank(), materials.streams());
        NuclearInterpolant least = NuclearInterpolant.of(problem.samples(), n);
        double leastRank = SingularValues.effectiveRank(least.singularValues());
        double rank = SingularValues.effectiveRank(problem.singularValues());
        Strand small = strand("uv-1e-4", problem, new FactoredMatrix(n, n, n), SMALL, settings);
        Strand middle = strand("uv-1e-2", problem, new FactoredMatrix(n, n, n), MIDDLE, settings);
        Strand large = strand("uv-1", problem, new FactoredMatrix(n, n, n), 1, settings)
                .asControl();
        return new Trial(
                List.of(small, middle, large),
                List.of(problem.assumption("the general X* has not the least nuclear norm", false, least.norm())),
                Stream.of(small, middle)
                        .flatMap(strand -> Stream.of(
                                norm(strand, least.norm()),
                                new Limit(strand.name(), RANK_EFFECTIVE, rank, LOW_RANK, Provenance.V)))
                        .toList(),
                history -> {
                    Fitted fitted = new Fitted(history, ARRIVED);
                    return List.of(
                            fitted.above(small, NORM_NUCLEAR, 1.01 * least.norm(), "the least", LOW_RANK),
                            fitted.atMost(middle, NORM_NUCLEAR, small, LOW_RANK),
                            fitted.atMost(small, RANK_EFFECTIVE, middle, LOW_RANK),
                            fitted.atMost(small, RANK_EFFECTIVE, leastRank, "the least norm", LOW_RANK),
                            fitted.atMost(large, RANK_EFFECTIVE, leastRank, "the least norm", LOW_RANK));
                });
    }

    private static Strand strand(
            String name, SensingProblem problem, Parametrization factors, double start, Settings settings) {
        HeavyBall plain = new HeavyBall(factors.parameters());
        Regulation regulation = Regulation.ofStepSize(settings.stepSize());
        return problem.strand(name, problem.descent(factors, plain, regulation, start), settings.steps());
    }

    private static Prediction norm(Strand strand, double least) {
        return new Limit(strand.name(), NORM_NUCLEAR, least, GUNASEKAR, Provenance.V);
    }
}
