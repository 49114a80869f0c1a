/** Kernels: vector form and scalar twin, equal bit for bit. */
@org.jspecify.annotations.NullMarked
package minima.training.linalg;
