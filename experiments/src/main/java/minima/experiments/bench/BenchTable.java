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
        print(bench.live());
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

    private void print(LiveRates live) {
        line("");
        line("What is seen, milliseconds");
        LiveRates.StepToPixel pixel = live.stepToPixel();
        Spread chart = live.chart();
        if (pixel == null || chart == null) {
            line("  the page was not measured: there is no Chromium");
        } else {
            line("  from a step to a pixel       half within %.0f, 95 of 100 within %.0f", pixel.p50(), pixel.p95());
            line("  chart of %,d points   %s", live.points(), millis(chart));
        }
        line("  series of %,d points  %s", live.points(), millis(live.answer()));
        Viewers viewers = live.viewers();
        line(
                "%,d viewers once a second for %.0f s, in the same process: %.1f events a second each, heap %,d → %,d → %,d MB,"
                        + " steps %.2f of alone",
                viewers.count(),
                viewers.seconds(),
                viewers.events() / viewers.seconds() / viewers.count(),
                viewers.heapBefore() >> 20,
                viewers.heapEarly() >> 20,
                viewers.heapLate() >> 20,
                viewers.stepsWith() / viewers.stepsBefore());
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

    private static String millis(Spread spread) {
        return String.format(Locale.ROOT, "%.0f  (%.0f to %.0f)", spread.median(), spread.least(), spread.greatest());
    }

    private static String seconds(Spread spread) {
        return String.format(Locale.ROOT, "%.2f  (%.2f to %.2f)", spread.median(), spread.least(), spread.greatest());
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
