package minima.dashboards.svg;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** A round value of an axis with its label. */
record Tick(double value, String label) {

    private static final double[] EVERY_DECADES = {1, 2, 3, 5, 10, 20, 30, 50, 100};
    private static final double[] ROUND_STEPS = {1, 2, 2.5, 5};
    private static final double ALMOST = 1e-9;

    /** About so many: steps of an axis, or powers of ten where it has decades enough. */
    static List<Tick> of(Ruler ruler, Interval domain, int wanted) {
        double decades = Math.log10(domain.greatest() / domain.least());
        if (ruler == Ruler.LINEAR || decades < 0.7) {
            return linear(domain, wanted);
        }
        return decades < 1.7 ? fractions(domain) : powers(domain, first(EVERY_DECADES, decades / wanted, 200));
    }

    private static List<Tick> linear(Interval domain, int wanted) {
        double rough = domain.length() / wanted;
        double unit = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = unit * first(ROUND_STEPS, rough / unit, 10);
        List<Tick> ticks = new ArrayList<>();
        double last = Math.floor(domain.greatest() / step + ALMOST);
        for (double i = Math.ceil(domain.least() / step - ALMOST); i <= last; i++) {
            double value = figures(i * step, 12);
            ticks.add(new Tick(value, Figures.brief(value)));
        }
        return ticks;
    }

    private static List<Tick> powers(Interval domain, double every) {
        List<Tick> ticks = new ArrayList<>();
        double last = Math.log10(domain.greatest()) + ALMOST;
        for (double n = Math.ceil(Math.log10(domain.least()) / every - ALMOST) * every; n <= last; n += every) {
            ticks.add(new Tick(Math.pow(10, n), Figures.power((int) n)));
        }
        return ticks;
    }

    /** 1, 2 and 5 times powers of ten. */
    private static List<Tick> fractions(Interval domain) {
        List<Tick> ticks = new ArrayList<>();
        for (double n = Math.floor(Math.log10(domain.least())); n <= Math.log10(domain.greatest()); n++) {
            for (int factor : List.of(1, 2, 5)) {
                double value = figures(factor * Math.pow(10, n), 3);
                if (value >= domain.least() * 0.999 && value <= domain.greatest() * 1.001) {
                    ticks.add(new Tick(value, Figures.brief(value)));
                }
            }
        }
        return ticks;
    }

    /** The first choice that is not below the rough one. */
    private static double first(double[] choices, double rough, double otherwise) {
        return DoubleStream.of(choices)
                .filter(choice -> choice >= 0.999 * rough)
                .findFirst()
                .orElse(otherwise);
    }

    private static double figures(double value, int digits) {
        return new BigDecimal(value).round(new MathContext(digits)).doubleValue();
    }
}
