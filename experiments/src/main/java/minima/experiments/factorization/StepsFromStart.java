package minima.experiments.factorization;

import minima.training.claim.Strand;
import minima.training.descent.ExactLineSearch;
import minima.training.descent.GradientFlow;
import minima.training.descent.HeavyBall;
import minima.training.descent.Optimizer;
import minima.training.descent.ParametrizedDescent;
import minima.training.descent.Regulation;
import minima.training.measure.OracleMeasures;
import minima.training.model.FactoredMatrix;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The descents of {@link StepAndStart} from one start, on U and V of full size; their distance is that to where
 * gradient flow is at the same time.
 */
final class StepsFromStart {

    private static final int STEP_SIZES = 4;
    private static final double INERTIA = 0.9;
    private static final double INTEGRATOR = 1e-10;

    private final SensingProblem problem;
    private final double length;
    private final StepAndStart.Settings settings;
    private final double[] end;
    private final List<Strand> fixed;
    private final Strand flow;
    private final Strand lineSearch;
    private final Strand momentum;

    /** @param length of the start */
    StepsFromStart(SensingProblem problem, double length, StepAndStart.Settings settings) {
        this.problem = problem;
        this.length = length;
        this.settings = settings;
        Regulation largest = Regulation.ofStepSize(settings.stepSize());
        Regulation smallest = new Regulation(stepSize(STEP_SIZES - 1), INERTIA, 0);
        this.end = end(Regulation.ofStepSize(settings.stepSize() * settings.steps()));
        this.flow = strand("flow", descent(p -> GradientFlow.inTime(INTEGRATOR), largest), settings.steps());
        this.fixed = IntStream.range(0, STEP_SIZES).mapToObj(this::fixed).toList();
        this.lineSearch = strand("line-search", descent(ExactLineSearch::new, largest), settings.steps());
        this.momentum = strand("momentum", descent(HeavyBall::new, smallest), settings.steps());
    }

    /** UVᵀ after one step of gradient flow that lasts until the end. */
    private double[] end(Regulation duration) {
        ParametrizedDescent whole = descent(p -> GradientFlow.inTime(INTEGRATOR), duration);
        whole.advance(1);
        return whole.weights();
    }

    private ParametrizedDescent descent(IntFunction<Optimizer> optimizer, Regulation regulation) {
        FactoredMatrix factors = new FactoredMatrix(settings.size(), settings.size(), settings.size());
        return problem.descent(factors, optimizer.apply(factors.parameters()), regulation, length);
    }

    private Strand strand(String column, ParametrizedDescent descent, long steps) {
        String name = column + "-from-" + length;
        return problem.strand(name, descent, steps, new OracleMeasures(descent, end).distance());
    }

    private double stepSize(int i) {
        return Math.scalb(settings.stepSize(), -i);
    }

    private Strand fixed(int i) {
        ParametrizedDescent descent = descent(HeavyBall::new, Regulation.ofStepSize(stepSize(i)));
        return strand("step-" + stepSize(i), descent, settings.steps() << i);
    }

    Stream<Strand> strands() {
        return Stream.of(List.of(flow), fixed, List.of(lineSearch, momentum)).flatMap(List::stream);
    }

    /** With fixed steps, each half as long as those before. */
    List<Strand> fixed() {
        return fixed;
    }

    Strand largest() {
        return fixed.get(0);
    }

    Strand smallest() {
        return fixed.get(STEP_SIZES - 1);
    }

    Strand lineSearch() {
        return lineSearch;
    }

    /** Of the smallest step and 0.9: its steady speed is that of a step ten times as long. */
    Strand momentum() {
        return momentum;
    }
}
