package minima.experiments.bench;

import java.io.PrintWriter;
import java.util.Locale;

/** A {@link Bench} for people. */
public final class BenchTable {

    private final PrintWriter out;

    public BenchTable(PrintWriter out) {
        this.out = out;
    }

    public void print(Bench bench) {
        line("JDK %s, %d cores, load %.1f before", bench.java(), bench.cores(), bench.loadBefore());
        line("");
        line("Gradient descent, steps/s: median (least to greatest)");
        bench.steps().forEach(this::print);
        line("");
        line("Records/s from a step to a Kafka consumer, measured at every step, 20×2");
        line("  %s", rate(bench.kafkaRecords()));
        StartUp startUp = bench.startUp();
        line("");
        if (startUp == null) {
            line("Start-up was not measured: the launcher was not found. Maybe ./minima bench");
        } else {
            line("Start-up, seconds");
            line("  list                    %s", seconds(startUp.list()));
            line("  run to its first step   %s", seconds(startUp.firstStep()));
        }
    }

    private void print(StepRates rates) {
        String shape = rates.samples() + "×" + rates.dimension();
        line("  %-9s alone          %s", shape, rate(rates.bare()));
        line(
                "  %-9s --every log    %s  %.3f of alone, runs of %,d steps",
                "", rate(rates.everyLog()), rates.everyLogToBare(), rates.everyLogSteps());
        line("  %-9s --every 1      %s  %.3f of alone", "", rate(rates.everyOne()), rates.everyOneToBare());
        Spread c = rates.c();
        Double javaToC = rates.javaToC();
        if (c != null && javaToC != null) {
            line("  %-9s C              %s  Java/C %.2f", "", rate(c), javaToC);
        }
    }

    private static String rate(Spread spread) {
        return String.format(
                Locale.ROOT, "%,11.0f  (%,.0f to %,.0f)", spread.median(), spread.least(), spread.greatest());
    }

    private static String seconds(Spread spread) {
        return String.format(Locale.ROOT, "%.2f  (%.2f to %.2f)", spread.median(), spread.least(), spread.greatest());
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
