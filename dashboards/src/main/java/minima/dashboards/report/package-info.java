/** Runs written down whole: one HTML file that needs nothing beside it. */
@org.jspecify.annotations.NullMarked
package minima.dashboards.report;
