/** Predictors. */
@org.jspecify.annotations.NullMarked
package minima.training.model;
