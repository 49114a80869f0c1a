/** What a run says, as immutable values: blocks of measured steps, life-cycle events, the run itself. */
@org.jspecify.annotations.NullMarked
package minima.telemetry.event;
