@org.jspecify.annotations.NullMarked
package minima.telemetry;
