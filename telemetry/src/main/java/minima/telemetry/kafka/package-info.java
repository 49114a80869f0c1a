/** What the journal holds, as records of Kafka topics that anyone may follow. */
@org.jspecify.annotations.NullMarked
package minima.telemetry.kafka;
