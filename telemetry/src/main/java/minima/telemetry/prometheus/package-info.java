/** The pulse of the laboratory for Prometheus: latest values, never a history. */
@org.jspecify.annotations.NullMarked
package minima.telemetry.prometheus;
