package minima.dashboards.report;

import minima.actors.RunReport.StrandView;
import minima.dashboards.markup.Markup;
import minima.dashboards.svg.Bars;
import minima.dashboards.svg.Chart;
import minima.dashboards.svg.Curve;
import minima.dashboards.svg.Figures;
import minima.dashboards.svg.Picture;
import minima.dashboards.svg.Ruler;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The drawings of a run: one large, small ones for all else that was measured, bars or planes for vectors. */
final class Plots {

    private static final int LARGE_POINTS = 800;
    private static final int SMALL_POINTS = 280;

    /** A small chart with more curves than these keeps fewer points of each. */
    private static final int MANY = 8;

    private final Pictures pictures;

    Plots(Pictures pictures) {
        this.pictures = pictures;
    }

    /** What the claim is about. */
    void large(Markup into) {
        pictures.metrics().stream().limit(1).forEach(metric -> {
            Picture picture = pictures.of(metric, LARGE_POINTS);
            into.open("figure", "class", "measured").open("figcaption");
            title(into, metric, picture);
            Legend.of(into, pictures, metric);
            into.close()
                    .raw(Chart.of(picture, Pictures.ruler(picture), Chart.Size.LARGE))
                    .close();
        });
    }

    /** All else that was measured, the claim's first. */
    void small(Markup into) {
        List<String> rest = pictures.metrics().stream().skip(1).toList();
        if (rest.isEmpty()) {
            return;
        }
        into.element("h3", "Also measured").open("div", "class", "smalls");
        int points = pictures.run().strands().size() > MANY ? SMALL_POINTS / 2 : SMALL_POINTS;
        for (String metric : rest) {
            Picture picture = pictures.of(metric, points);
            into.open("figure", "class", "measured").open("figcaption");
            title(into, metric, picture);
            into.close()
                    .raw(Chart.of(picture, Pictures.ruler(picture), Chart.Size.SMALL))
                    .close();
        }
        into.close();
    }

    /** The last frame of each vector measure. */
    void vectors(Markup into) {
        Set<String> measures = new LinkedHashSet<>();
        pictures.run().strands().forEach(strand -> measures.addAll(strand.vectors()));
        for (String measure : measures) {
            Planes planes = new Planes(pictures, measure);
            List<Bars.Row> rows = rows(measure);
            if (!planes.isEmpty()) {
                planes.draw(into);
            } else if (!rows.isEmpty()) {
                vector(into, measure, rows);
            }
        }
    }

    private void vector(Markup into, String measure, List<Bars.Row> rows) {
        Ruler ruler = Bars.farApart(rows) ? Ruler.LOG : Pictures.ruler(measure);
        into.open("figure", "class", "measured vector").open("figcaption").open("p");
        into.element("b", Phrase.title(measure)).text(" ").element("code", measure);
        into.element("span", " %s, last frame, over the index".formatted(word(ruler)), "class", "muted");
        into.close().open("ul", "class", "legend");
        Legend.strands(into, pictures, strand -> strand.vectors().contains(measure));
        into.close().close().raw(Bars.of(measure, rows, ruler)).close();
    }

    private List<Bars.Row> rows(String measure) {
        List<Bars.Row> rows = new ArrayList<>();
        List<StrandView> strands = pictures.run().strands();
        for (int s = 0; s < strands.size(); s++) {
            String name = strands.get(s).name();
            if (strands.get(s).vectors().contains(measure)
                    && !strands.get(s).planes().containsKey(measure)) {
                double[] values = pictures.measured().frame(name, measure);
                if (values.length > 0) {
                    rows.add(new Bars.Row(name, pictures.pens().get(s), values));
                }
            }
        }
        return rows;
    }

    private static void title(Markup into, String metric, Picture picture) {
        into.open("p").element("b", Phrase.title(metric)).text(" ").element("code", metric);
        into.element("span", " " + word(Pictures.ruler(picture)) + thinned(picture), "class", "muted");
        into.close();
    }

    private static String word(Ruler ruler) {
        return ruler.name().toLowerCase(Locale.ROOT);
    }

    /** How many points stand behind the ones drawn. */
    private static String thinned(Picture picture) {
        long drawn = picture.curves().stream()
                .mapToLong(curve -> curve.points().size())
                .sum();
        long behind = picture.curves().stream().mapToLong(Curve::behind).sum();
        return behind > drawn
                ? ", showing %s of %s points (min/max)".formatted(Figures.count(drawn), Figures.count(behind))
                : "";
    }
}
