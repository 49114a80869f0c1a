package minima.experiments.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import minima.experiments.bench.Descent.Problem;
import minima.experiments.bench.Descent.Shape;
import minima.experiments.doctor.ScratchFolder;
import minima.training.claim.Simulation;
import minima.training.random.Streams;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Steps a second of one descent: alone, in the laboratory measured at the log-spaced steps and at every step, and in C.
 *
 * @param c null where there is no gcc
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StepRates(
        int samples,
        int dimension,
        Spread bare,
        Spread everyLog,
        Spread everyOne,
        @Nullable Spread c) {

    private static final List<Shape> SHAPES = List.of(new Shape(20, 2), new Shape(200, 50), new Shape(1000, 500));
    private static final long PILOT_STEPS = 2_000;

    /**
     * The log-spaced plan has about a thousand points whatever the length; a run this long is where it is meant to be
     * cheap.
     */
    private static final long LEAST_LOG_STEPS = 50_000;

    private static final long SEED = 1;

    public double everyLogToBare() {
        return everyLog.median() / bare.median();
    }

    public double everyOneToBare() {
        return everyOne.median() / bare.median();
    }

    public @Nullable Double javaToC() {
        return c == null ? null : bare.median() / c.median();
    }

    /**
     * Measures all shapes, each variant in turn and all of them again, so that they share the machine's good and bad
     * times.
     */
    static List<StepRates> measure(Effort effort, Consumer<String> progress) throws IOException, InterruptedException {
        try (ScratchFolder scratch = ScratchFolder.make();
                LiveLaboratory laboratory = new LiveLaboratory(scratch.path(), null)) {
            Optional<CProgram> c = compiled(scratch, progress);
            List<Shaped> shapes = new ArrayList<>();
            for (Shape shape : SHAPES) {
                progress.accept("warming up " + shape);
                shapes.add(new Shaped(shape, laboratory, c, effort));
            }
            for (int round = 1; round <= effort.rounds(); round++) {
                progress.accept("steps, round %d of %d".formatted(round, effort.rounds()));
                for (Shaped shape : shapes) {
                    shape.measureOnce();
                }
            }
            return shapes.stream().map(Shaped::rates).toList();
        }
    }

    private static Optional<CProgram> compiled(ScratchFolder scratch, Consumer<String> progress) {
        try {
            return CProgram.compile(scratch.path());
        } catch (IOException refused) {
            progress.accept("without C: " + refused.getMessage());
            return Optional.empty();
        }
    }

    /** One shape while it is measured. */
    private static final class Shaped {

        private final Shape shape;
        private final LiveLaboratory laboratory;
        private final Optional<CProgram> c;
        private final double seconds;
        private final Problem problem;
        private final Simulation simulation;
        private final long logSteps;
        private final long oneSteps;
        private final Map<String, List<Double>> found = new LinkedHashMap<>();

        Shaped(Shape shape, LiveLaboratory laboratory, Optional<CProgram> c, Effort effort)
                throws InterruptedException {
            this.shape = shape;
            this.laboratory = laboratory;
            this.c = c;
            this.seconds = effort.seconds();
            this.problem = Problem.of(shape, new Streams(SEED));
            this.simulation = problem.descent();
            BareRate.warmUp(simulation, effort.warmUpSeconds());
            this.logSteps = Math.max(LEAST_LOG_STEPS, (long) (BareRate.of(simulation, seconds) * seconds));
            laboratory.rate(shape, logSteps, "log");
            this.oneSteps = 1 + (long) (laboratory.rate(shape, PILOT_STEPS, "1") * seconds);
            laboratory.rate(shape, oneSteps, "1");
        }

        void measureOnce() throws IOException, InterruptedException {
            add("bare", BareRate.of(simulation, seconds));
            add("log", laboratory.rate(shape, logSteps, "log"));
            if (c.isPresent()) {
                add("c", c.get().rate(problem, seconds));
            }
            add("1", laboratory.rate(shape, oneSteps, "1"));
        }

        private void add(String variant, double rate) {
            found.computeIfAbsent(variant, first -> new ArrayList<>()).add(rate);
        }

        private Spread spread(String variant) {
            return Spread.of(found.getOrDefault(variant, List.of()));
        }

        StepRates rates() {
            return new StepRates(
                    shape.samples(),
                    shape.dimension(),
                    spread("bare"),
                    spread("log"),
                    spread("1"),
                    c.isPresent() ? spread("c") : null);
        }
    }
}
