/** Quantities of a model on data. */
@org.jspecify.annotations.NullMarked
package minima.training.measure;
