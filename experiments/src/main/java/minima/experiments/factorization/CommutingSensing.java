package minima.experiments.factorization;

import minima.training.claim.Claim;
import minima.training.claim.Experiment;
import minima.training.claim.History;
import minima.training.claim.InvalidInput;
import minima.training.claim.Materials;
import minima.training.claim.Setting;
import minima.training.claim.Strand;
import minima.training.claim.Trial;
import minima.training.claim.Verdict;
import minima.training.random.Streams;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static minima.training.measure.Metrics.DISTANCE_ORACLE;
import static minima.training.measure.Metrics.NORM_NUCLEAR;
import static minima.training.measure.Metrics.RESIDUAL_TRAIN;

/**
 * Gradient flow on UUᵀ from a vanishing start finds the least nuclear norm where the measurements commute.
 *
 * <p><b>Statement.</b> Let {@code L(U) = ½‖A(UUᵀ) − y‖²} with Aₖ that commute, and U(0) = αI. Then UUᵀ keeps their
 * eigenvectors; its eigenvalues x follow exponentiated gradient, {@code x(t) = α² exp(−4∫s)}, so that they end at the
 * solution of {@code Ax = y} nearest to α² in relative entropy, exactly, for each α. As α → 0 this is {@code argmin
 * ‖X‖* s.t. A(X) = y, X ⪰ 0}, a linear program in x with a solution x̂, and the excess of ‖X‖* is at most {@code (Σ
 * x̂ᵢ(log x̂ᵢ − 1) + n) / (2 log 1/α)}.
 *
 * <p><b>Source.</b> Gunasekar, Woodworth, Bhojanapalli, Neyshabur, Srebro, "Implicit Regularization in Matrix
 * Factorization", NIPS 2017, theorem 1, for the limit α → 0; the law at each α and the bound are derived in
 * docs/papers.md.
 *
 * <p><b>Controls.</b> From a large start, α = 1, the norm stays far above the least. From a start that does not commute
 * with the Aₖ the law at each α does not hold.
 */
public final class CommutingSensing implements Experiment<CommutingSensing.Settings> {

    private static final String GUNASEKAR = "Gunasekar et al., NIPS 2017, theorem 1";

    /** What can be set. */
    public record Settings(
            @Setting(value = "rows n of the matrix", atLeast = 2, atMost = 50)
            int size,

            @Setting(value = "measurements m, fewer than n", atLeast = 1, atMost = 49)
            int measurements,

            @Setting(value = "rank of the matrix that was measured", atLeast = 1, atMost = 50)
            int rank,

            @Setting(value = "starts α go from 1/10 down by this many decades", atLeast = 2, atMost = 6)
            int decades,

            @Setting(value = "time that a step of the flow lasts", atLeast = 1e-3, atMost = 10)
            double stepSize,

            @Setting(value = "steps", atLeast = 4) long steps) {}

    @Override
    public Claim claim() {
        return new Claim(
                        "commuting-sensing",
                        "factorization",
                        "Gradient flow on UUᵀ from a vanishing start finds the least nuclear norm where measurements commute",
                        "U(0) = αI:  eigenvalues → argmin Σ x log(x/α²) − x s.t. Ax = y;  as α → 0, ‖UUᵀ‖* → min Σ x"
                                + " s.t. Ax = y, x ≥ 0, with an excess of at most O(1/log(1/α))",
                        List.of(
                                "Gunasekar, Woodworth, Bhojanapalli, Neyshabur, Srebro, Implicit Regularization in Matrix"
                                        + " Factorization, NIPS 2017, theorem 1"),
                        Claim.DataKind.NONE,
                        List.of(NORM_NUCLEAR, DISTANCE_ORACLE, RESIDUAL_TRAIN))
                .remarking("O(1/log(1/α)) bounds the excess; where the linear program has one solution with m positive"
                        + " entries, the excess falls like a power of α in the end.");
    }

    @Override
    public Settings defaults() {
        return new Settings(10, 4, 4, 4, 0.5, 400);
    }

    @Override
    public void check(Settings settings, Materials materials) {
        if (settings.measurements() >= settings.size() || settings.rank() > settings.size()) {
            throw new InvalidInput(
                    "measurements must be fewer than size, and rank at most size: measurements=%d, rank=%d, size=%d"
                            .formatted(settings.measurements(), settings.rank(), settings.size()));
        }
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        int n = settings.size();
        CommutingProblem problem =
                CommutingProblem.of(n, settings.measurements(), settings.rank(), materials.streams());
        double[] identity = identity(n);
        double[] gaussian = Streams.gaussians(materials.streams().stream("init"), n * n, 1 / Math.sqrt(n));
        List<CommutingStart> claims = IntStream.rangeClosed(1, settings.decades())
                .mapToObj(k -> CommutingStart.of("start-1e-" + k, problem, StrictMath.pow(10, -k), identity, settings))
                .toList();
        CommutingStart large =
                CommutingStart.of("start-1", problem, 1, identity, settings).asControl();
        CommutingStart turned = CommutingStart.of("turned-start", problem, 0.1, gaussian, settings)
                .asControl();
        double smallest = claims.get(claims.size() - 1).alpha();
        List<Strand> strands = Stream.concat(claims.stream(), Stream.of(large, turned))
                .map(CommutingStart::strand)
                .toList();
        return new Trial(
                        strands,
                        List.of(),
                        claims.stream().flatMap(CommutingStart::predictions).toList(),
                        history -> Stream.concat(
                                        claims.stream()
                                                .flatMap(start -> Stream.of(
                                                        start.endsNearest(history),
                                                        start.staysBelowBoundOf(start.alpha(), history))),
                                        Stream.of(
                                                power(claims, history),
                                                large.staysBelowBoundOf(smallest, history),
                                                turned.endsNearest(history)))
                                .toList())
                .with(StrandTable.of(
                        "The smaller the start, the nearer to the least norm", strands, NORM_NUCLEAR, DISTANCE_ORACLE));
    }

    private static double[] identity(int n) {
        double[] identity = new double[n * n];
        for (int i = 0; i < n; i++) {
            identity[i * n + i] = 1;
        }
        return identity;
    }

    /** The power of log(1/α) like which the norm falls to the least, from α = 1/10 to the smallest. */
    private static Verdict power(List<CommutingStart> starts, History history) {
        CommutingStart first = starts.get(0);
        CommutingStart last = starts.get(starts.size() - 1);
        double logs = StrictMath.log(last.alpha()) / StrictMath.log(first.alpha());
        return last.judged(
                Verdict.atMost(
                        last.strand(),
                        "excess of %s, power of log(1/α)".formatted(NORM_NUCLEAR),
                        -1,
                        StrictMath.log(last.excess(history) / first.excess(history)) / StrictMath.log(logs),
                        0.5,
                        "midway to a constant's 0",
                        GUNASEKAR),
                history);
    }
}
