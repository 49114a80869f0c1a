/** Simulations that minimize an empirical loss, and what changes over their time. */
@org.jspecify.annotations.NullMarked
package minima.training.descent;
