package minima.dashboards.report;

import minima.actors.PredictionView;
import minima.actors.RunReport.StrandView;
import minima.dashboards.markup.Markup;
import minima.dashboards.svg.Figures;
import minima.dashboards.svg.Pen;
import minima.telemetry.catalogue.Metric;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What is drawn above a chart: the strands with their pens, what was predicted and where that comes from. */
final class Legend {

    /** Where a predicted number comes from, by its tag. */
    private static final Map<String, String> PROVENANCE = Map.of(
            "S", "printed in the lecture notes",
            "C", "read in public code",
            "V", "computed by an independent program",
            "D", "derived, with a short proof",
            "M", "recalled from the paper, not confirmed");

    private static final int FEW = 4;

    private Legend() {}

    static void of(Markup into, Pictures pictures, String metric) {
        into.open("ul", "class", "legend");
        strands(into, pictures, strand -> strand.metrics().contains(metric));
        predictions(into, pictures.predictions(metric));
        for (Metric edge : Pictures.edges(metric)) {
            boolean drawn = pictures.run().strands().stream()
                    .anyMatch(strand -> !strand.control() && strand.metrics().contains(edge.key()));
            if (drawn) {
                item(into, "tint", "claim-1", "band: " + edge.key(), edge.meaning());
            }
        }
        into.close();
    }

    /** Strands without predictions. */
    static void strands(Markup into, Pictures pictures, Predicate<StrandView> shown) {
        List<StrandView> strands = pictures.run().strands();
        for (int s = 0; s < strands.size(); s++) {
            if (shown.test(strands.get(s))) {
                strand(into, strands.get(s), pictures.pens().get(s));
            }
        }
    }

    private static void strand(Markup into, StrandView strand, Pen pen) {
        into.open("li", "data-strand", strand.name())
                .open(
                        "svg",
                        "class",
                        "swatch",
                        "viewBox",
                        "0 0 22 8",
                        "data-colour",
                        pen.colour(),
                        "aria-hidden",
                        "true")
                .leaf("path", "d", "M0 4h22", "stroke-dasharray", pen.dash().isEmpty() ? null : pen.dash());
        if (strand.control()) {
            into.leaf("circle", "class", "hollow", "cx", 18, "cy", 4, "r", 3);
        }
        into.close()
                .element("bdi", (strand.control() ? "control: " : "") + strand.name())
                .close();
    }

    /** One entry a text: many strands may share a prediction. */
    private static void predictions(Markup into, List<PredictionView> predictions) {
        predictions.stream().map(Legend::words).distinct().limit(FEW).forEach(words -> {
            PredictionView one = predictions.stream()
                    .filter(prediction -> words(prediction).equals(words))
                    .findFirst()
                    .orElseThrow();
            item(into, one.kind().equals("bound") ? "tint" : "dotted", "muted", words, source(one));
        });
        long all = predictions.stream().map(Legend::words).distinct().count();
        if (all > FEW) {
            item(into, "dotted", "muted", "and %d more predicted lines".formatted(all - FEW), null);
        }
    }

    private static String words(PredictionView one) {
        String tag = one.tag().isEmpty() ? "" : " [" + one.tag() + "]";
        Double limit = one.value();
        if (limit != null) {
            return "predicted limit " + Figures.of(limit, 5) + tag;
        }
        if (one.kind().equals("bound")) {
            return "bound from " + (Boolean.TRUE.equals(one.upper()) ? "above" : "below") + tag;
        }
        return "predicted" + tag;
    }

    private static String source(PredictionView one) {
        String where = PROVENANCE.get(one.tag());
        return one.source() + (where == null ? "" : " [" + one.tag() + ": " + where + "]");
    }

    private static void item(Markup into, String kind, String colour, String words, @Nullable String source) {
        into.open("li", "title", source)
                .element("i", "", "class", "swatch " + kind, "data-colour", colour)
                .text(words)
                .close();
    }
}
