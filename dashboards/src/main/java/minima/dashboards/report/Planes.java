package minima.dashboards.report;

import minima.actors.PlaneView;
import minima.actors.RunReport.StrandView;
import minima.dashboards.markup.Markup;
import minima.dashboards.svg.Figures;
import minima.dashboards.svg.Lattice;
import minima.dashboards.svg.Raster;

import java.util.List;

/** The last frame of a raster measure: the plane of each strand, side by side. */
final class Planes {

    private final Pictures pictures;
    private final String measure;
    private final List<StrandView> strands;

    Planes(Pictures pictures, String measure) {
        this.pictures = pictures;
        this.measure = measure;
        this.strands = pictures.run().strands().stream()
                .filter(strand -> strand.planes().containsKey(measure))
                .toList();
    }

    /** Whether it is no raster measure, or none was read. */
    boolean isEmpty() {
        return strands.stream().allMatch(strand -> cells(strand).length == 0);
    }

    void draw(Markup into) {
        into.open("figure", "class", "measured vector").open("figcaption").open("p");
        into.element("b", Phrase.title(measure)).text(" ").element("code", measure);
        into.element("span", " last frame; ● +1, □ −1; dotted: predicted; thin: margin", "class", "muted");
        into.close().close().open("div", "class", "planes");
        for (StrandView strand : strands) {
            PlaneView plane = strand.planes().get(measure);
            double[] cells = cells(strand);
            if (plane != null && cells.length > 0) {
                square(into, strand, plane, cells);
            }
        }
        into.close().close();
    }

    private void square(Markup into, StrandView strand, PlaneView plane, double... cells) {
        double margin = new Lattice(plane, cells).margin(plane.samples());
        String words = Double.isFinite(margin) ? " margin " + Figures.of(margin, 4) : "";
        int drawn = plane.samples().size();
        String some = drawn < plane.samplesOf()
                ? " of %s of %s samples".formatted(Figures.count(drawn), Figures.count(plane.samplesOf()))
                : "";
        into.open("div", "data-strand", strand.name()).open("p");
        into.element("bdi", (strand.control() ? "control: " : "") + strand.name());
        into.element("span", words + some, "class", "muted").close();
        into.raw(Raster.of("%s of %s, last frame".formatted(measure, strand.name()), plane, cells))
                .close();
    }

    private double[] cells(StrandView strand) {
        return pictures.measured().frame(strand.name(), measure);
    }
}
