package minima.dashboards.svg;

/** What an axis is even in: the values, or their logarithms. */
public enum Ruler {
    LINEAR,
    LOG;

    /** A value's place: itself or log₁₀; NaN where the axis has no place for it. */
    double forth(double value) {
        return this == LINEAR ? value : value > 0 ? Math.log10(value) : Double.NaN;
    }

    double back(double place) {
        return this == LINEAR ? place : Math.pow(10, place);
    }
}
