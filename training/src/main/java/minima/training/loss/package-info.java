/** Losses of a margin, with their derivative and their tail. */
@org.jspecify.annotations.NullMarked
package minima.training.loss;
