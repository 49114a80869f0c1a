package minima.training.claim;

import java.util.function.DoubleSupplier;

/**
 * One quantity of a strand's present state.
 *
 * @param metric a name of {@link minima.training.measure.Metrics}
 * @param read the value now; changes nothing that a later step depends on; not finite means that the strand has
 *     diverged
 */
public record Measure(String metric, DoubleSupplier read) {}
