/** Every measured point of a run, as text. */
@org.jspecify.annotations.NullMarked
package minima.dashboards.export;
