package minima.experiments.leastsquares;

import minima.training.claim.Always;
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
import minima.training.data.Samples;
import minima.training.descent.Hypentropy;
import minima.training.descent.NegativeEntropy;
import minima.training.descent.PNorm;
import minima.training.oracle.BregmanProjection;
import minima.training.oracle.MinNorm;
import minima.training.oracle.Norm;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import static minima.training.measure.Metrics.BREGMAN_ORACLE;
import static minima.training.measure.Metrics.DISTANCE_ORACLE;
import static minima.training.measure.Metrics.LOSS_TRAIN;
import static minima.training.measure.Metrics.NORM_L1;
import static minima.training.measure.Metrics.STATIONARITY;

/**
 * Mirror descent on least squares finds the interpolant that is nearest to its start in the divergence of its
 * potential, whatever the step size and with dual momentum too.
 *
 * <p><b>Statement.</b> Let {@code ∇ψ(w⁺) = ∇ψ(w) − η∇L(w)}, and let w(t) converge to a w with {@code Xw = y}. Then it
 * is {@code argmin D(w, w(0)) s.t. Xw = y}, D the Bregman divergence of ψ. For {@code ∇ψ(w(t)) − ∇ψ(w(0))} lies in the
 * span of the rows of X at every t, which with Xw = y is the condition of the minimum; so it does with momentum in
 * ∇ψ(w). Without momentum {@code D(ŵ, w(t + 1)) − D(ŵ, w(t)) = D(w(t), w(t + 1)) − 2ηL(w(t))} for every interpolant ŵ,
 * which is not positive while ηκ ≤ 2, κ the largest curvature {@code λ_max(X∇²ψ*Xᵀ)} on the way.
 *
 * <p><b>Source.</b> Gunasekar, Lee, Soudry, Srebro, "Characterizing Implicit Bias in Terms of Optimization Geometry",
 * ICML 2018, theorem 1 and, for what breaks it, examples 2 and 3. The identity is derived in docs/papers.md.
 *
 * <p><b>Controls.</b> Natural gradient descent, the same to first order in η, and momentum in the weights: both leave
 * the span, and where they come to depends on η and β.
 */
public final class MirrorDescent implements Experiment<MirrorDescent.Settings> {

    private static final String THEOREM = "Gunasekar et al., ICML 2018, theorem 1";
    private static final String DERIVED = "derived, docs/papers.md";

    /** Distance up to which a strand has come to its limit, relative to the limit's largest weight or 1. */
    private static final double CONVERGED = 1e-9;

    /** Of a sum of squares, and of what a step adds to the stationarity, relative. */
    private static final double ROUNDING = 1e-13;

    /** What can be set. */
    public record Settings(
            @Setting(value = "start of each weight under the entropy", atLeast = 1e-12, atMost = 1e3)
            double start,

            @Setting(value = "p of the p-norm potential", atLeast = 1.05, atMost = 2)
            double p,

            @Setting(value = "scale β of the hypentropy", atLeast = 1e-9, atMost = 1e3)
            double scale,

            @Setting(value = "step size η in units of 1/κ", atLeast = 1e-6, atMost = 10)
            double relativeStep,

            @Setting(value = "momentum", atLeast = 0, atMost = 0.99)
            double momentum,

            @Setting(value = "steps", atLeast = 2) long steps) {}

    /** Strands of one potential, with what they rest on; controls among them. */
    private record Group(MirrorGeometry geometry, Assumption solvable, List<Strand> strands) {}

    @Override
    public Claim claim() {
        return new Claim(
                "mirror-descent",
                "leastsquares",
                "Mirror descent finds the interpolant nearest to its start in its potential's divergence",
                "∇ψ(w⁺) = ∇ψ(w) − η∇L(w):  w(t) → argmin D(w, w(0)) s.t. Xw = y for every stable η and with dual"
                        + " momentum;  ∇ψ(w(t)) − ∇ψ(w(0)) in the span of the rows;  D(ŵ, w(t)) falls",
                List.of(
                        "Gunasekar, Lee, Soudry, Srebro, Characterizing Implicit Bias in Terms of Optimization Geometry,"
                                + " ICML 2018, theorem 1, examples 2 and 3"),
                Claim.DataKind.REAL,
                List.of(DISTANCE_ORACLE, BREGMAN_ORACLE, STATIONARITY));
    }

    @Override
    public Settings defaults() {
        return new Settings(1, 1.5, 0.1, 0.5, 0.5, 3_000);
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        Samples data = materials.realOr(() -> new Samples("one equation", new double[][] {{1, 2}}, 1));
        List<Group> groups = groups(settings, data);
        Assumption stable = Assumption.of(
                "ηκ < 2",
                settings.relativeStep() < 2,
                "ηκ = %.4g at the start or the limit".formatted(settings.relativeStep()));
        List<Strand> strands =
                groups.stream().flatMap(g -> g.strands().stream()).toList();
        List<Assumption> assumptions = Stream.concat(
                        Stream.of(stable), groups.stream().map(Group::solvable))
                .toList();
        return new Trial(
                        strands,
                        assumptions,
                        groups.stream().flatMap(MirrorDescent::limits).toList(),
                        history -> groups.stream()
                                .flatMap(group -> group.strands().stream()
                                        .flatMap(s -> judge(s, group.geometry().projection(), history))
                                        .map(verdict -> verdict.restingOn(List.of(stable, group.solvable()))))
                                .toList())
                .with(Grid.of(
                        "Who stays in the mirrored span", strands, DISTANCE_ORACLE, STATIONARITY, NORM_L1, LOSS_TRAIN));
    }

    private static List<Group> groups(Settings settings, Samples data) {
        int d = data.dimension();
        double[] level = new double[d];
        Arrays.fill(level, settings.start());
        MinNorm span = MinNorm.of(data);
        MirrorGeometry entropy = new MirrorGeometry(data, span, new NegativeEntropy(), level);
        MirrorGeometry norm = new MirrorGeometry(data, span, new PNorm(settings.p()), new double[d]);
        MirrorGeometry hypentropy = new MirrorGeometry(data, span, new Hypentropy(settings.scale()), new double[d]);
        long steps = settings.steps();
        double beta = settings.momentum();
        double eta = entropy.step(settings.relativeStep());
        return List.of(
                new Group(
                        entropy,
                        entropy.solvable("the entropy"),
                        List.of(
                                entropy.mirror("entropy", eta, 0, steps),
                                entropy.mirror("entropy-tenth-step", eta / 10, 0, steps),
                                entropy.mirror("entropy-dual-momentum", eta, beta, steps),
                                entropy.natural("natural-gradient", eta / 10, steps)
                                        .asControl(),
                                entropy.primalMomentum("entropy-primal-momentum", eta / 10, beta, steps)
                                        .asControl())),
                new Group(
                        norm,
                        norm.solvable("the p-norm"),
                        List.of(norm.mirror("p-norm", norm.step(settings.relativeStep()), 0, steps))),
                new Group(
                        hypentropy,
                        hypentropy.solvable("the hypentropy"),
                        List.of(hypentropy.mirror("hypentropy", hypentropy.step(settings.relativeStep()), 0, steps))));
    }

    private static Stream<Prediction> limits(Group group) {
        double norm = Norm.L1.of(group.geometry().projection().weights());
        return group.solvable().fails()
                ? Stream.of()
                : group.strands().stream()
                        .map(strand -> new Limit(strand.name(), NORM_L1, norm, "Bregman projection", Provenance.V));
    }

    private static Stream<Verdict> judge(Strand strand, BregmanProjection projection, History history) {
        Verdict span = Always.atMost(strand, STATIONARITY, t -> ROUNDING * t, 0, history, THEOREM);
        double rounding = ROUNDING * projection.divergence();
        return strand.control() || strand.name().endsWith("momentum")
                ? Stream.of(distance(strand, projection, history), span)
                : Stream.of(
                        distance(strand, projection, history),
                        span,
                        Always.neverRises(strand, BREGMAN_ORACLE, rounding, history, DERIVED));
    }

    /** Judged once the loss shows that the run is over. */
    private static Verdict distance(Strand strand, BregmanProjection projection, History history) {
        double tolerance = CONVERGED * Math.max(1, Norm.LINF.of(projection.weights()));
        double open = projection.distancePerResidual() * Math.sqrt(2 * history.last(strand, LOSS_TRAIN));
        double measured = history.last(strand, DISTANCE_ORACLE);
        Verdict verdict = Verdict.within(
                strand, DISTANCE_ORACLE + " → 0", 0, measured, tolerance, "a converged run, and rounding", THEOREM);
        return 2 * open > tolerance && measured < 10 * open
                ? verdict.as(Outcome.INCONCLUSIVE, "the loss leaves a distance of %.2g open".formatted(open))
                : verdict;
    }
}
