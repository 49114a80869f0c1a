/** Text that a browser reads, escaped by whoever writes it. */
@org.jspecify.annotations.NullMarked
package minima.dashboards.markup;
