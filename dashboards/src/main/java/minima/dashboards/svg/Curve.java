package minima.dashboards.svg;

import java.util.List;

/**
 * A measured line.
 *
 * @param points by rising step; a value that is not finite is a gap
 * @param behind measured points that these stand for
 */
public record Curve(String name, boolean control, Pen pen, List<Point> points, long behind) {

    private static final double HUGE = 1e9;

    public Curve {
        points = List.copyOf(points);
    }

    Point last() {
        return points.get(points.size() - 1);
    }

    /** The last point that can be drawn; the last of all where there is none. */
    Point lastFinite() {
        for (int i = points.size() - 1; i >= 0; i--) {
            if (Double.isFinite(points.get(i).value())) {
                return points.get(i);
            }
        }
        return last();
    }

    /** Whether it is on its way to infinity. */
    boolean escapes() {
        return !points.isEmpty() && !(Math.abs(last().value()) <= HUGE);
    }
}
