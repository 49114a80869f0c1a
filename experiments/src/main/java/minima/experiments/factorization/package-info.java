/** Matrices in factors: which of the many that fit a descent on the factors finds. */
@org.jspecify.annotations.NullMarked
package minima.experiments.factorization;
