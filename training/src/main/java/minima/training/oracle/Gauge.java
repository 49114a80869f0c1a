package minima.training.oracle;

/** A norm on vectors, with what a splitting method and its certificate need of it. */
interface Gauge {

    /** ‖w‖. */
    double of(double[] w);

    /** ‖v‖_*, the largest v·w over ‖w‖ ≤ 1. */
    double dual(double[] v);

    /** {@code argmin_u t ‖u‖ + ‖u − v‖₂²/2}, a new array. */
    double[] shrunk(double[] v, double t);
}
