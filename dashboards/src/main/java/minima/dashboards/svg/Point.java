package minima.dashboards.svg;

/** A value at a step. */
public record Point(double step, double value) {}
