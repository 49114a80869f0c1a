/** Learning theory: what can be learned at all, and why training well is not testing well. */
@org.jspecify.annotations.NullMarked
package minima.experiments.learningtheory;
