package minima.training.measure;

import minima.training.descent.LinearSimulation;

import java.util.function.DoubleSupplier;

/** A number that is computed at most once for each state of a simulation. */
final class Once implements DoubleSupplier {

    private final LinearSimulation simulation;
    private final DoubleSupplier compute;
    private long version = -1;
    private double value;

    Once(LinearSimulation simulation, DoubleSupplier compute) {
        this.simulation = simulation;
        this.compute = compute;
    }

    @Override
    public double getAsDouble() {
        if (version != simulation.version()) {
            value = compute.getAsDouble();
            version = simulation.version();
        }
        return value;
    }
}
