package minima.training.data;

import minima.training.loss.Loss;

import java.util.SplittableRandom;

/** A distribution of points of norm at most 1 in two classes, from which samples are drawn one at a time. */
public interface Population {

    /** d. */
    int dimension();

    /** Fills {@code x}, shape [d], with a draw and gives its class, ±1. */
    double draw(SplittableRandom random, double[] x);

    /** The expected loss {@code E ℓ(y w·x)} of w, shape [d]. */
    double risk(double[] w, Loss loss);
}
