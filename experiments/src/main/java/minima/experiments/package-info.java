/** What is claimed: the catalogue, a package a family, the command line. */
@org.jspecify.annotations.NullMarked
package minima.experiments;
