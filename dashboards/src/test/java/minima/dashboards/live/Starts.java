package minima.dashboards.live;

import minima.training.claim.Claim;
import minima.training.claim.Experiment;
import minima.training.claim.Materials;
import minima.training.claim.Measure;
import minima.training.claim.Prediction;
import minima.training.claim.Setting;
import minima.training.claim.Simulation;
import minima.training.claim.StateReader;
import minima.training.claim.StateWriter;
import minima.training.claim.Strand;
import minima.training.claim.Trial;
import minima.training.claim.Verdict;

import java.util.List;
import java.util.stream.Stream;

/**
 * A number that begins where the seed says and goes to its target, {@code a(t) = c + (a₀ − c)(1 − ρ)ᵗ}; its distance to
 * the target goes to 0 whatever the target. Names of the experiment and of its strand are markup.
 */
final class Starts implements Experiment<Starts.Settings> {

    static final String MARKUP = "<img src=x onerror=document.body.dataset.caught=1>";

    /** Where it goes, how fast, and for how long. */
    record Settings(
            @Setting("target") double target,
            @Setting("rate") double rate,
            @Setting("steps") long steps) {}

    @Override
    public Claim claim() {
        return new Claim(
                "starts",
                "chance",
                "The start is forgotten " + MARKUP,
                "a(t) → c",
                List.of("by hand"),
                Claim.DataKind.NONE,
                List.of("norm.l2", "distance.oracle"));
    }

    @Override
    public Settings defaults() {
        return new Settings(1, 1e-3, 5_000);
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        double start = 3 * materials.streams().stream("init").nextDouble();
        Strand claim = strand("goes " + MARKUP, new Number(start, settings.target(), settings.rate()), settings, false);
        Strand control = strand("stays", new Number(start + 4, settings.target(), 0), settings, true);
        List<Prediction> predictions = Stream.of(claim.name())
                .flatMap(name -> Stream.of(
                        new Prediction.Limit(name, "norm.l2", settings.target(), "by hand", Prediction.Provenance.D),
                        new Prediction.Limit(name, "distance.oracle", 0, "by hand", Prediction.Provenance.D)))
                .map(Prediction.class::cast)
                .toList();
        return new Trial(List.of(claim, control), List.of(), predictions, history -> Stream.of(claim, control)
                .map(s -> Verdict.within(
                        s, "distance.oracle", 0, history.last(s, "distance.oracle"), 0.05, "by eye", "by hand"))
                .toList());
    }

    private static Strand strand(String name, Number number, Settings settings, boolean control) {
        return new Strand(
                name,
                number,
                List.of(
                        new Measure("norm.l2", () -> Math.abs(number.value)),
                        new Measure("distance.oracle", () -> Math.abs(number.value - number.target))),
                settings.steps(),
                control);
    }

    private static final class Number implements Simulation {

        private final double target;
        private final double rate;
        private double value;
        private long steps;

        Number(double start, double target, double rate) {
            this.value = start;
            this.target = target;
            this.rate = rate;
        }

        @Override
        public long steps() {
            return steps;
        }

        @Override
        public void advance(long count) {
            for (long k = 0; k < count; k++) {
                value += rate * (target - value);
            }
            steps += count;
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
