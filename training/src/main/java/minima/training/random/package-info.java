/** Random streams, split from one seed by name. */
@org.jspecify.annotations.NullMarked
package minima.training.random;
