/** Server-sent events, and the page. */
@org.jspecify.annotations.NullMarked
package minima.dashboards.live;
