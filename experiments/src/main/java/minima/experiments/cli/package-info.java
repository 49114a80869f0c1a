/** The command line. */
@org.jspecify.annotations.NullMarked
package minima.experiments.cli;
