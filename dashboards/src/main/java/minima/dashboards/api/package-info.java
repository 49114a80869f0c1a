/** The HTTP API. */
@org.jspecify.annotations.NullMarked
package minima.dashboards.api;
