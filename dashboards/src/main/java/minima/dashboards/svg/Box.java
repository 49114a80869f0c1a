package minima.dashboards.svg;

/** Where curves stand inside a drawing. */
record Box(double left, double right, double top, double bottom) {

    double width() {
        return right - left;
    }

    double height() {
        return bottom - top;
    }

    /** With room for labels at the right. */
    Box narrowedBy(double gutter) {
        return new Box(left, right - gutter, top, bottom);
    }

    /** A height, held inside with some distance from both edges. */
    double held(double y, double distance) {
        return Math.min(bottom - distance, Math.max(top + distance, y));
    }
}
