package minima.dashboards.alert;

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
import minima.training.claim.Verdict;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/**
 * A number that is multiplied by a factor at each step; the claim is that it stays 1. It can do whatever goes wrong.
 */
final class Trouble implements Experiment<Trouble.Settings> {

    record Settings(
            @Setting("factor of the claim") double factor,
            @Setting("factor of the control") double control,
            @Setting("steps") long steps,
            @Setting("step at which it throws; 0 never") long throwsAt,
            @Setting("step at which it waits; 0 never") long waitsAt) {}

    private final CountDownLatch gate = new CountDownLatch(1);

    /** Whoever waits goes on. */
    void open() {
        gate.countDown();
    }

    @Override
    public Claim claim() {
        return new Claim("trouble", "test", "It stays 1", "", List.of(), Claim.DataKind.NONE, List.of("norm.l2"));
    }

    @Override
    public Settings defaults() {
        return new Settings(1, 0.5, 1_000, 0, 0);
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        Strand claim = strand("claim", new Number(settings.factor(), settings), settings, false);
        Strand control = strand("control", new Number(settings.control(), new Settings(1, 1, 1, 0, 0)), settings, true);
        return new Trial(List.of(claim, control), List.of(), List.of(), history -> Stream.of(claim, control)
                .map(s -> Verdict.within(s, "norm.l2", 1, history.last(s, "norm.l2"), 0.1, "by eye", "by hand"))
                .toList());
    }

    private static Strand strand(String name, Number number, Settings settings, boolean control) {
        return new Strand(name, number, List.of(new Measure("norm.l2", () -> number.value)), settings.steps(), control);
    }

    private final class Number implements Simulation {

        private final double factor;
        private final Settings settings;
        private double value = 1;
        private long steps;

        Number(double factor, Settings settings) {
            this.factor = factor;
            this.settings = settings;
        }

        @Override
        public long steps() {
            return steps;
        }

        @Override
        public void advance(long count) {
            for (long k = 0; k < count; k++) {
                steps++;
                value *= factor;
                if (steps == settings.throwsAt()) {
                    throw new IllegalStateException("it broke <b>here</b>");
                }
                if (steps == settings.waitsAt()) {
                    pass();
                }
            }
        }

        private void pass() {
            try {
                gate.await();
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void save(StateWriter out) {
            out.put("steps", steps);
            out.put("value", new double[] {value});
        }

        @Override
        public void restore(StateReader in) {
            steps = in.getLong("steps");
            double[] values = new double[1];
            in.getDoubles("value", values);
            value = values[0];
        }
    }
}
