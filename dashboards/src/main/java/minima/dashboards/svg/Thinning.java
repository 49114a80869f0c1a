package minima.dashboards.svg;

import java.util.ArrayList;
import java.util.List;

/** Fewer points for the same picture: no extreme is lost, and every point that is left was measured at its step. */
public final class Thinning {

    private Thinning() {}

    /**
     * The least and the greatest of each column of equal width in log(step), the first point, the last, and one for
     * each gap.
     *
     * @param points by rising step
     * @param most about so many are left; all of them if there are no more
     */
    public static List<Point> of(List<Point> points, int most) {
        if (points.size() <= most) {
            return points;
        }
        double width = 2 * Math.log1p(points.get(points.size() - 1).step()) / (most - 2);
        List<Point> kept = new ArrayList<>(List.of(points.get(0)));
        int from = 1;
        for (int i = 2; i < points.size(); i++) {
            if (i == points.size() - 1 || column(points.get(i), width) != column(points.get(from), width)) {
                kept.addAll(extremes(points.subList(from, i)));
                from = i;
            }
        }
        kept.add(points.get(points.size() - 1));
        return kept;
    }

    /** A gap is a column of its own. */
    private static long column(Point point, double width) {
        return Double.isFinite(point.value()) ? (long) (Math.log1p(point.step()) / width) : -1;
    }

    private static List<Point> extremes(List<Point> column) {
        Point least = column.get(0);
        Point greatest = least;
        for (Point point : column) {
            least = point.value() < least.value() ? point : least;
            greatest = point.value() > greatest.value() ? point : greatest;
        }
        if (least.equals(greatest)) {
            return List.of(least);
        }
        return least.step() < greatest.step() ? List.of(least, greatest) : List.of(greatest, least);
    }
}
