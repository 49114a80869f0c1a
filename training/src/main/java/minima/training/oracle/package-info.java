/** Independent solvers of limit problems; they share no code with simulations. */
@org.jspecify.annotations.NullMarked
package minima.training.oracle;
