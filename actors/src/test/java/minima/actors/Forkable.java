package minima.actors;

import minima.training.claim.Claim;
import minima.training.claim.Experiment;
import minima.training.claim.Materials;
import minima.training.claim.Measure;
import minima.training.claim.Setting;
import minima.training.claim.Simulation;
import minima.training.claim.StateReader;
import minima.training.claim.StateWriter;
import minima.training.claim.Strand;
import minima.training.claim.Trial;
import minima.training.claim.VectorMeasure;
import minima.training.claim.Verdict;
import minima.training.data.BatchOrder;
import minima.training.data.Fixtures;
import minima.training.data.Samples;
import minima.training.descent.Adam;
import minima.training.descent.GradientDescent;
import minima.training.descent.HeavyBall;
import minima.training.descent.LinearSimulation;
import minima.training.descent.ParametrizedDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.descent.StochasticGradientDescent;
import minima.training.loss.Exponential;
import minima.training.loss.Logistic;
import minima.training.loss.Loss;
import minima.training.measure.LinearMeasures;
import minima.training.measure.Metrics;
import minima.training.model.DiagonalDifference;
import minima.training.model.LinearModel;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** All that a fork meets: momentum, mini-batches with a rule that fires, factors with a decaying step, a control. */
final class Forkable implements Experiment<Forkable.Settings> {

    /** Steps that slow simulations have taken, over all of them. */
    static final AtomicLong SLOW_STEPS = new AtomicLong();

    enum Tail {
        LOGISTIC,
        EXPONENTIAL;

        Loss loss() {
            return this == LOGISTIC ? new Logistic() : new Exponential();
        }
    }

    enum Method {
        HEAVY_BALL,
        ADAM
    }

    record Settings(
            @Setting("steps") long steps,

            @Setting("loss of the first strand, which it names")
            Tail loss,

            @Setting("step size") double stepSize,
            @Setting("momentum") double momentum,
            @Setting("optimizer of the factors") Method method,
            @Setting("start of the factors") double start,
            @Setting("step size of the control") double controlStep,

            @Setting("numbers of the slow strand, 0 for none")
            int slow) {}

    @Override
    public Claim claim() {
        return new Claim(
                "forkable", "test", "Descent descends", "", List.of(), Claim.DataKind.NONE, List.of("loss.train"));
    }

    @Override
    public Settings defaults() {
        return new Settings(3_000, Tail.LOGISTIC, 0.1, 0.9, Method.HEAVY_BALL, 0.3, 0.01, 0);
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        if (settings.slow() > 0) {
            Slow slow = new Slow(settings.slow());
            Strand strand = new Strand(
                    "slow",
                    slow,
                    List.of(new Measure(Metrics.NORM_L2, () -> slow.numbers[0])),
                    settings.steps(),
                    false);
            return new Trial(List.of(strand), List.of(), List.of(), history -> List.of());
        }
        Samples data = Fixtures.soudry(materials.streams());
        LinearModel model = LinearModel.classifier(data, new Logistic());
        Strand first = strand(
                settings.loss().name().toLowerCase(Locale.ROOT),
                new GradientDescent(
                        LinearModel.classifier(data, settings.loss().loss()), new Schedule.Constant(fast(settings))),
                settings);
        Strand batches = strand("batches", batches(settings, model, materials), settings);
        Strand factors = strand("factors", factors(settings, model), settings);
        Strand control = strand(
                        "control",
                        new GradientDescent(
                                model, new Schedule.Constant(Regulation.ofStepSize(settings.controlStep()))),
                        settings)
                .asControl();
        return new Trial(
                List.of(first, batches, factors, control),
                List.of(),
                List.of(),
                history -> List.of(Verdict.within(
                        first,
                        "sum of all that was judged",
                        0,
                        history.series(first.name(), Metrics.LOSS_TRAIN).size(),
                        1,
                        "seen",
                        "test")));
    }

    static Regulation fast(Settings settings) {
        return new Regulation(settings.stepSize(), settings.momentum(), 0);
    }

    private static StochasticGradientDescent batches(Settings settings, LinearModel model, Materials materials) {
        return new StochasticGradientDescent(
                model,
                new Schedule.WhenReached(
                        Metrics.LOSS_TRAIN,
                        0.01,
                        fast(settings).withStepSize(settings.stepSize() / 10),
                        fast(settings).withStepSize(settings.stepSize() / 100)),
                new BatchOrder(model.samples(), 3, BatchOrder.Sampling.WITHOUT_REPLACEMENT, materials.streams()));
    }

    private static ParametrizedDescent factors(Settings settings, LinearModel model) {
        DiagonalDifference factors = new DiagonalDifference(model.dimension());
        double[] start = new double[2 * model.dimension()];
        Arrays.fill(start, settings.start());
        return new ParametrizedDescent(
                model,
                factors,
                settings.method() == Method.ADAM ? Adam.of(start.length, 0.9, 0.99, 1e-8) : new HeavyBall(start.length),
                new Schedule.InverseTime(fast(settings), 100),
                start);
    }

    private static Strand strand(String name, LinearSimulation simulation, Settings settings) {
        return new Strand(
                        name,
                        simulation,
                        new LinearMeasures(simulation)
                                .measures(Metrics.LOSS_TRAIN, Metrics.MARGIN_L2, Metrics.NORM_L2, Metrics.STEP_SIZE),
                        settings.steps(),
                        false)
                .with(new VectorMeasure(Metrics.MARGIN_DISTRIBUTION, 1, into -> into[0] = simulation.weight(0)));
    }

    /** Takes a millisecond a step. */
    private static final class Slow implements Simulation {

        private final double[] numbers;
        private long steps;

        Slow(int numbers) {
            this.numbers = new double[numbers];
        }

        @Override
        public long steps() {
            return steps;
        }

        @Override
        public void advance(long count) {
            for (long k = 0; k < count; k++) {
                long end = System.nanoTime() + 1_000_000;
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
                numbers[0]++;
                steps++;
                SLOW_STEPS.incrementAndGet();
            }
        }

        @Override
        public void save(StateWriter out) {
            out.put("steps", steps);
            out.put("numbers", numbers);
        }

        @Override
        public void restore(StateReader in) {
            steps = in.getLong("steps");
            in.getDoubles("numbers", numbers);
        }
    }
}
