@org.jspecify.annotations.NullMarked
package minima.actors;
