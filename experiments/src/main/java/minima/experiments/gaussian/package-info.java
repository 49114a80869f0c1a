/** What is learnt of Gaussian inputs, and the perceptron that is the measure of it. */
@org.jspecify.annotations.NullMarked
package minima.experiments.gaussian;
