package minima.dashboards.svg;

import minima.dashboards.markup.Markup;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A picture at a size, as an SVG element: tints, hairlines, the dotted prediction, what was measured, labels.
 *
 * <p>Colours are names ({@code data-colour}) that a style sheet turns into ink, so the same drawing serves light and
 * dark.
 */
public final class Chart {

    /** The chart that a claim is about, or one beside it. */
    public enum Size {
        LARGE(860, 350, 5, 9, 46, 42),
        SMALL(280, 150, 3, 4, 38, 26);

        private final double width;
        private final double height;
        private final int valueTicks;
        private final int stepTicks;
        private final double left;
        private final double below;

        Size(double width, double height, int valueTicks, int stepTicks, double left, double below) {
            this.width = width;
            this.height = height;
            this.valueTicks = valueTicks;
            this.stepTicks = stepTicks;
            this.left = left;
            this.below = below;
        }
    }

    /** More curves than these are drawn thinner. */
    private static final int MANY = 8;

    private final Picture picture;
    private final Size size;
    private final Box box;
    private final Scale x;
    private final Scale y;
    private final List<Tick> values;
    private final List<Label> labels;

    private Chart(Picture picture, Ruler ruler, Size size) {
        this.picture = picture;
        this.size = size;
        this.labels = size == Size.LARGE ? Labels.of(picture, size.height - size.below) : List.of();
        Interval steps = Domain.steps(picture);
        Interval domain = Domain.values(ruler, picture);
        this.values = Tick.of(ruler, domain, size.valueTicks);
        Box whole = new Box(Axes.left(values, size.left), size.width, 8, size.height - size.below);
        this.box = whole.narrowedBy(Math.max(8, Labels.gutter(labels, steps, whole)));
        this.x = new Scale(Ruler.LOG, steps, box.left(), box.right());
        this.y = new Scale(ruler, domain, box.bottom(), box.top());
    }

    /** The drawing, well-formed. */
    public static String of(Picture picture, Ruler ruler, Size size) {
        return new Chart(picture, ruler, size).drawn();
    }

    private String drawn() {
        boolean large = size == Size.LARGE;
        Markup svg = new Markup();
        svg.open(
                "svg",
                "class",
                "chart " + (large ? "large" : "small") + (picture.curves().size() > MANY ? " many" : ""),
                "viewBox",
                "0 0 " + Path.number(size.width) + " " + Path.number(size.height),
                "role",
                "img",
                "aria-label",
                words(),
                "data-metric",
                picture.metric());
        Axes.values(svg, values, box, y);
        int wanted = (int) Math.max(2, Math.min(size.stepTicks, box.width() / 70));
        Axes.steps(svg, Tick.of(Ruler.LOG, x.domain(), wanted), box, x, size.width);
        if (large) {
            svg.element(
                    "text",
                    "step t (log)",
                    "class",
                    "axis",
                    "x",
                    Path.number(box.right()),
                    "y",
                    Path.number(size.height - 3));
        }
        Plot.draw(svg, picture, box, x, y);
        Heads.draw(svg, picture, box, x, y, large ? 4.4 : 3.4);
        if (large) {
            Labels.draw(svg, labels, picture, box, x, y);
        }
        return svg.close().toString();
    }

    /** What is drawn, for those who cannot see it. */
    private String words() {
        String heads = picture.curves().stream()
                .map(curve -> "%s %s at step %s"
                        .formatted(
                                curve.name(),
                                Figures.of(curve.last().value(), 5),
                                Figures.count(curve.last().step())))
                .collect(Collectors.joining("; "));
        return Stream.of(picture.metric(), heads.isEmpty() ? "nothing measured" : heads)
                .collect(Collectors.joining(": "));
    }
}
