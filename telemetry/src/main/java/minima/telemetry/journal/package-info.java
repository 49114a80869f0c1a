/** The record of all runs in a relational database: what was measured is here, or the run waits. */
@org.jspecify.annotations.NullMarked
package minima.telemetry.journal;
