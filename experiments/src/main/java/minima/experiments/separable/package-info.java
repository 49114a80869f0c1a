/** Separable classification: minima at infinity. */
@org.jspecify.annotations.NullMarked
package minima.experiments.separable;
