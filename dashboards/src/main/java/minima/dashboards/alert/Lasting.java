package minima.dashboards.alert;

/**
 * An alert that outlasts its run.
 *
 * @param since when its run ended, in milliseconds since 1970
 */
record Lasting(Alert alert, long since) {}
