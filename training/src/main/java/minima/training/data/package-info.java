/** Samples: generators with known answers, the user's files, the digits that come with the jar. */
@org.jspecify.annotations.NullMarked
package minima.training.data;
