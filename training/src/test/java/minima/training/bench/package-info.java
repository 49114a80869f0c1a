/** Benchmarks of the inner loops; {@link minima.training.bench.Benchmarks} runs them. */
@org.jspecify.annotations.NullMarked
package minima.training.bench;
