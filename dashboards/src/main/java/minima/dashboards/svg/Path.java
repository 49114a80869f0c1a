package minima.dashboards.svg;

import java.util.List;

/** The {@code d} of a line or an area, to a hundredth of a pixel. */
final class Path {

    private static final double FAR = 1e5;

    private Path() {}

    /** With a gap wherever a point has no place. */
    static String line(List<Point> points, Scale x, Scale y) {
        StringBuilder path = new StringBuilder();
        boolean joined = false;
        for (Point point : points) {
            double px = x.at(point.step());
            double py = y.at(point.value());
            if (Double.isFinite(px) && Double.isFinite(py)) {
                append(path, joined ? 'L' : 'M', px, py);
            }
            joined = Double.isFinite(px) && Double.isFinite(py);
        }
        return path.toString();
    }

    /** Through all corners in turn; what is no number is left out. */
    static String through(double[] xs, double[] ys) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < xs.length; i++) {
            if (Double.isFinite(xs[i]) && Double.isFinite(ys[i])) {
                append(path, path.isEmpty() ? 'M' : 'L', xs[i], ys[i]);
            }
        }
        return path.toString();
    }

    /** To a hundredth, without zeros at the end. */
    static String number(double pixels) {
        long hundredths = Math.round(100 * Math.max(-FAR, Math.min(FAR, pixels)));
        long size = Math.abs(hundredths);
        String fraction =
                size % 100 == 0 ? "" : size % 10 == 0 ? "." + size / 10 % 10 : "." + size / 10 % 10 + size % 10;
        return (hundredths < 0 ? "-" : "") + size / 100 + fraction;
    }

    private static void append(StringBuilder path, char command, double px, double py) {
        path.append(command).append(number(px)).append(' ').append(number(py));
    }
}
