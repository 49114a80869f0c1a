package minima.dashboards.live;

import minima.telemetry.catalogue.Metric;
import minima.training.claim.Claim;
import minima.training.claim.Experiment;
import minima.training.claim.Grid;
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

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Twelve numbers that decay at their own rates, {@code aᵢ(t) = (1 − ρ(i + 1))ᵗ}, on as many strands as are wanted. */
public final class Decays implements Experiment<Decays.Settings> {

    public static final String SPECTRUM = "spectrum.singular";
    static final int COMPONENTS = 12;

    /** How many strands with how many measures each, and how many times a billionth the first strand's rate ρ is. */
    public record Settings(
            @Setting("steps") long steps,
            @Setting("strands") long strands,
            @Setting("measures of each") long measures,

            @Setting(value = "the first strand's rate", unit = "billionths", atLeast = 0, atMost = 1e7)
            double rate) {}

    @Override
    public Claim claim() {
        return new Claim(
                        "decays",
                        "test",
                        "Every number decays at its own rate",
                        "aᵢ(t) = (1 − ρ(i + 1))ᵗ",
                        List.of("by hand"),
                        Claim.DataKind.NONE,
                        List.of("norm.l2", "norm.linf"))
                .standing(Claim.Standing.CONJECTURED)
                .remarking("The slide prints t for t + 1.");
    }

    @Override
    public Settings defaults() {
        return new Settings(2_000, 2, 2, 1);
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        List<Strand> strands = new ArrayList<>();
        List<Grid.Cell> cells = new ArrayList<>();
        for (int k = 0; k < settings.strands(); k++) {
            Strand strand = strand("rate-" + (k + 1), settings.rate() * 1e-9 * Math.pow(1.35, k), k % 5 == 4, settings);
            strands.add(strand);
            strand.metrics().forEach(metric -> cells.add(new Grid.Cell(strand.name(), metric, strand.name(), metric)));
        }
        return new Trial(strands, List.of(), List.of(), history -> strands.stream()
                        .map(s -> Verdict.within(
                                s, "norm.linf", 1, history.last(s, "norm.linf"), 0.5, "by eye", "by hand"))
                        .toList())
                .with(new Grid("what is left", "rate", "norm", cells, Grid.Shading.LOG));
    }

    private static Strand strand(String name, double rate, boolean control, Settings settings) {
        Numbers numbers = new Numbers(rate);
        List<Measure> measures = Stream.concat(
                        Stream.of("norm.l2", "norm.linf"),
                        Stream.of(Metric.values()).map(Metric::key).filter(key -> !key.startsWith("norm.l")))
                .limit(settings.measures())
                .map(key -> new Measure(key, () -> key.equals("norm.linf") ? numbers.a[0] : numbers.norm()))
                .toList();
        return new Strand(name, numbers, measures, settings.steps(), control)
                .with(new VectorMeasure(
                        SPECTRUM, COMPONENTS, into -> System.arraycopy(numbers.a, 0, into, 0, COMPONENTS)));
    }

    private static final class Numbers implements Simulation {

        private final double[] a =
                IntStream.range(0, COMPONENTS).mapToDouble(i -> 1).toArray();
        private final double rate;
        private long steps;

        Numbers(double rate) {
            this.rate = rate;
        }

        double norm() {
            double sum = 0;
            for (double component : a) {
                sum += component * component;
            }
            return Math.sqrt(sum);
        }

        @Override
        public long steps() {
            return steps;
        }

        @Override
        public void advance(long count) {
            for (long k = 0; k < count; k++) {
                for (int i = 0; i < COMPONENTS; i++) {
                    a[i] *= 1 - rate * (i + 1);
                }
            }
            steps += count;
        }

        @Override
        public void save(StateWriter out) {
            out.put("steps", steps);
            out.put("a", a);
        }

        @Override
        public void restore(StateReader in) {
            steps = in.getLong("steps");
            in.getDoubles("a", a);
        }
    }
}
