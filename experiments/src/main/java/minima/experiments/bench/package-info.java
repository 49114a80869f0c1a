/** How fast this machine is: the simulation alone, in the laboratory, to Kafka, from the shell. */
@org.jspecify.annotations.NullMarked
package minima.experiments.bench;
