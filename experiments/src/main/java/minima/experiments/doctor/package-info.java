/** What works on this machine, and how to mend what does not. */
@org.jspecify.annotations.NullMarked
package minima.experiments.doctor;
