/** What each metric is: the names, units and meanings of all that can be measured. */
@org.jspecify.annotations.NullMarked
package minima.telemetry.catalogue;
