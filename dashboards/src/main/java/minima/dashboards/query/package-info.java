/** How runs are asked for. */
@org.jspecify.annotations.NullMarked
package minima.dashboards.query;
