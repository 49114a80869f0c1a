package minima.experiments.factorization;

import minima.training.claim.Claim;
import minima.training.claim.Claim.Standing;
import minima.training.claim.Experiment;
import minima.training.claim.Grid;
import minima.training.claim.InvalidInput;
import minima.training.claim.Materials;
import minima.training.claim.Measure;
import minima.training.claim.Prediction;
import minima.training.claim.Prediction.Bound;
import minima.training.claim.Prediction.Limit;
import minima.training.claim.Prediction.Provenance;
import minima.training.claim.Setting;
import minima.training.claim.Strand;
import minima.training.claim.Trial;
import minima.training.claim.Verdict;
import minima.training.descent.HeavyBall;
import minima.training.descent.ParametrizedDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.measure.MatrixMeasures;
import minima.training.measure.SingularDynamics;
import minima.training.model.DeepMatrix;
import minima.training.model.LinearModel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static minima.training.measure.Metrics.DYNAMICS_ERROR;
import static minima.training.measure.Metrics.ERROR_RELATIVE;
import static minima.training.measure.Metrics.NORM_NUCLEAR;
import static minima.training.measure.Metrics.RANK_EFFECTIVE;

/**
 * Descent on many factors completes a matrix with a lower rank than the least nuclear norm has.
 *
 * <p><b>Statement.</b> For {@code W = W_L … W₁} from balanced factors the singular values move by {@code σ̇ᵣ = −L σᵣ^(2
 * − 2/L) uᵣᵀGvᵣ}: the more factors, the more the large ones are ahead. So with few observed entries and a small start
 * the completion has a lower effective rank than the completion of least nuclear norm, and is nearer to a matrix of low
 * rank, though its nuclear norm is greater. With L = 1 entries that are not observed stay as they began.
 *
 * <p><b>Source.</b> S. Arora, N. Cohen, W. Hu, Y. Luo, "Implicit Regularization in Deep Matrix Factorization", NeurIPS
 * 2019, theorem 3; the rank is seen in experiments, there with n = 100.
 *
 * <p><b>Controls.</b> Factors that are not balanced; a start that is not small.
 */
public final class DeepFactorization implements Experiment<DeepFactorization.Settings> {

    private static final String ARORA =
            "Arora, Cohen, Hu, Luo, Implicit Regularization in Deep Matrix Factorization, NeurIPS 2019";

    /** What can be set. */
    public record Settings(
            @Setting(value = "rows and columns n", atLeast = 4, atMost = 200)
            int size,

            @Setting(value = "rank of the matrix", atLeast = 1, atMost = 100)
            int rank,

            @Setting(value = "observed entries", atLeast = 4, atMost = 40_000)
            int observed,

            @Setting(value = "depths run from 1 to this", atLeast = 2, atMost = 5)
            int layers,

            @Setting(value = "size α of the start, the L-th power of each factor's", atLeast = 1e-12, atMost = 0.1)
            double start,

            @Setting(value = "step size η as a multiple of 1/L, for a matrix of norm 1", atLeast = 1e-3, atMost = 1)
            double stepSize,

            @Setting(value = "steps", atLeast = 100) long steps) {}

    @Override
    public Claim claim() {
        return new Claim(
                        "deep-factorization",
                        "factorization",
                        "Descent on many factors completes a matrix with a lower rank than the least nuclear norm has",
                        "W = W_L…W₁ balanced:  σ̇ᵣ = −L σᵣ^(2−2/L) uᵣᵀGvᵣ;  few entries, small start, L ≥ 3 ⇒ effective rank"
                                + " below that of argmin ‖W‖*",
                        List.of(ARORA + ", theorem 3 for the singular values; the rank is seen in experiments"),
                        Claim.DataKind.NONE,
                        List.of(RANK_EFFECTIVE, ERROR_RELATIVE, NORM_NUCLEAR))
                .standing(Standing.MEASURED)
                .remarking(
                        "So the nuclear norm is not what descent on factors makes small, where it and the rank disagree.");
    }

    @Override
    public Settings defaults() {
        return new Settings(20, 2, 160, 3, 1e-4, 0.25, 20_000);
    }

    @Override
    public void check(Settings settings, Materials materials) {
        if (settings.rank() > settings.size() || settings.observed() >= settings.size() * settings.size()) {
            throw new InvalidInput(
                    "rank must be at most size, and fewer entries observed than all: rank=%d, size=%d, observed=%d"
                            .formatted(settings.rank(), settings.size(), settings.observed()));
        }
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        Completion problem = Completion.of(settings.size(), settings.rank(), settings.observed(), materials.streams());
        List<Strand> claims = IntStream.rangeClosed(1, settings.layers())
                .mapToObj(layers -> strand("depth-" + layers, layers, settings.start(), 1, problem, settings))
                .toList();
        Strand unbalanced =
                strand("unbalanced", 2, settings.start(), 30, problem, settings).asControl();
        Strand large = strand("large-start", 3, 1, 1, problem, settings).asControl();
        CompletionJudge judge = new CompletionJudge(problem, ARORA);
        return new Trial(
                        Stream.concat(claims.stream(), Stream.of(unbalanced, large))
                                .toList(),
                        List.of(),
                        claims.stream()
                                .flatMap(strand -> predictions(strand, problem))
                                .toList(),
                        history -> {
                            List<Verdict> verdicts =
                                    new ArrayList<>(List.of(judge.stays(claims.get(0), settings.start(), history)));
                            claims.stream().skip(1).forEach(strand -> verdicts.add(judge.dynamics(strand, history)));
                            claims.stream().skip(2).forEach(strand -> verdicts.addAll(judge.lowRank(strand, history)));
                            verdicts.add(judge.dynamics(unbalanced, history));
                            verdicts.addAll(judge.lowRank(large, history));
                            return verdicts;
                        })
                .with(grid(claims));
    }

    private static Strand strand(
            String name, int layers, double start, double imbalance, Completion problem, Settings settings) {
        DeepMatrix factors = new DeepMatrix(problem.size(), layers);
        ParametrizedDescent descent = new ParametrizedDescent(
                LinearModel.regression(problem.observed()),
                factors,
                new HeavyBall(factors.parameters()),
                new Schedule.Constant(Regulation.ofStepSize(settings.stepSize() / layers)),
                problem.start(layers, start, imbalance));
        MatrixMeasures ofMatrix = new MatrixMeasures(descent, problem.size(), problem.size());
        List<Measure> measures = new ArrayList<>(List.of(
                ofMatrix.effectiveRank(),
                ofMatrix.nuclearNorm(),
                ofMatrix.relativeError(problem.truth()),
                ofMatrix.residual()));
        if (layers > 1) {
            measures.add(new SingularDynamics(descent, new DeepMatrix(problem.size(), layers)).deviation());
        }
        return new Strand(name, descent, measures, settings.steps(), false).with(ofMatrix.spectrum());
    }

    private static Stream<Prediction> predictions(Strand strand, Completion problem) {
        Prediction norm = new Limit(
                strand.name(), NORM_NUCLEAR, problem.nuclear().norm(), "least nuclear norm, certified", Provenance.V);
        Prediction rank = Bound.upper(
                strand.name(), RANK_EFFECTIVE, t -> problem.nuclearRank(), "effective rank of the least nuclear norm");
        Prediction law = new Limit(strand.name(), DYNAMICS_ERROR, 0, ARORA, Provenance.D);
        return Stream.of(norm, rank, law).filter(p -> strand.metrics().contains(p.metric()));
    }

    private static Grid grid(List<Strand> strands) {
        return new Grid(
                "The deeper, the lower the rank",
                "factors",
                "measure",
                strands.stream()
                        .flatMap(strand -> Stream.of(RANK_EFFECTIVE, ERROR_RELATIVE, NORM_NUCLEAR)
                                .map(metric -> new Grid.Cell(strand.name(), metric, strand.name(), metric)))
                        .toList(),
                Grid.Shading.NONE);
    }
}
