@org.jspecify.annotations.NullMarked
package minima.experiments.launcher;
