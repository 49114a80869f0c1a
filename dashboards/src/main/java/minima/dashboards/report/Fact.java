package minima.dashboards.report;

/** Something that is so, such as the seed of a run, with its name. */
public record Fact(String name, String value) {}
