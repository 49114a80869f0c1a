/** The words of the house: experiments, trials, strands, predictions, verdicts. */
@org.jspecify.annotations.NullMarked
package minima.training.claim;
