/** Least squares and linear predictors: finite, attainable minima. */
@org.jspecify.annotations.NullMarked
package minima.experiments.leastsquares;
