package minima.dashboards.live;

import minima.training.claim.Assumption;
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

/**
 * A number that starts by chance near a size and shrinks, {@code a(T) = a(0) · (1 − r/T)ᵀ ≈ a(0) · e⁻ʳ}; the claim,
 * that it ends below 0.1, is true where {@code size · e⁻ʳ} is; it is said of sizes up to 10.
 */
final class Shrinks implements Experiment<Shrinks.Settings> {

    static final String MARKUP = "<img src=x onerror=document.body.dataset.caught=1>";

    /** A choice that does nothing but be shown. */
    enum Flavour {
        PLAIN("plain"),
        HOSTILE(MARKUP);

        private final String words;

        Flavour(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** From where, by how much, how slowly, and under what name. */
    record Settings(
            @Setting("size at the start") double size,
            @Setting("how much it shrinks") double rate,
            @Setting("steps") long steps,
            @Setting("name") Flavour flavour) {}

    @Override
    public Claim claim() {
        return new Claim(
                "shrinks",
                "chance",
                "A number that shrinks ends near nothing",
                "a(T) = a(0) · (1 − r/T)ᵀ",
                List.of("by hand"),
                Claim.DataKind.NONE,
                List.of("norm.l2", "norm.linf"));
    }

    @Override
    public Settings defaults() {
        return new Settings(1, 1, 1_000, Flavour.PLAIN);
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        double start =
                settings.size() * (1 + 0.2 * materials.streams().stream("init").nextDouble());
        Strand claim = strand("shrinks", new Number(start, settings.rate() / settings.steps()), settings, false);
        Strand control = strand("stays", new Number(start + 1, 0), settings, true);
        Assumption near = Assumption.of("starts near", settings.size() <= 10, "size " + settings.size());
        return new Trial(List.of(claim, control), List.of(near), List.of(), history -> List.of(claim, control).stream()
                .map(s -> Verdict.within(s, "norm.l2", 0, history.last(s, "norm.l2"), 0.1, "by eye", "by hand"))
                .toList());
    }

    private static Strand strand(String name, Number number, Settings settings, boolean control) {
        return new Strand(
                name,
                number,
                List.of(
                        new Measure("norm.l2", () -> Math.abs(number.value)),
                        new Measure("norm.linf", () -> 1 / Math.abs(number.value))),
                settings.steps(),
                control);
    }

    private static final class Number implements Simulation {

        private final double rate;
        private double value;
        private long steps;

        Number(double start, double rate) {
            this.value = start;
            this.rate = rate;
        }

        @Override
        public long steps() {
            return steps;
        }

        @Override
        public void advance(long count) {
            for (long k = 0; k < count; k++) {
                value -= rate * value;
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
