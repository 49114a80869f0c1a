package minima.experiments.separable;

import minima.training.model.CyclicConvolution;
import minima.training.model.DiagonalDifference;
import minima.training.model.ExponentialDifference;
import minima.training.model.FactoredMatrix;
import minima.training.model.FullyConnected;
import minima.training.model.Identity;
import minima.training.model.Parametrization;
import minima.training.random.Streams;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/** Parametrizations of all linear predictors on d features. */
enum Shape {
    /** β itself. */
    WEIGHTS,
    /** Two fully connected layers. */
    CONNECTED,
    /** Two cyclic convolutions. */
    CONVOLUTION_2,
    /** Three cyclic convolutions. */
    CONVOLUTION_3,
    /** u² − v². */
    DIAGONAL,
    /** A matrix UVᵀ of full rank, row by row. */
    MATRIX,
    /** e^u − e^v. */
    EXPONENTIAL;

    /**
     * A new one.
     *
     * @param rows of the matrix, a divisor of d
     * @param hidden units of the fully connected layer
     */
    Parametrization of(int d, int rows, int hidden) {
        return switch (this) {
            case WEIGHTS -> new Identity(d);
            case CONNECTED -> new FullyConnected(d, 2, hidden);
            case CONVOLUTION_2 -> new CyclicConvolution(d, 2);
            case CONVOLUTION_3 -> new CyclicConvolution(d, 3);
            case DIAGONAL -> new DiagonalDifference(d);
            case MATRIX -> new FactoredMatrix(rows, d / rows, rows);
            case EXPONENTIAL -> new ExponentialDifference(d);
        };
    }

    /** Gaussian; of a difference of two parts, both of one size, so that β = 0. */
    double[] start(int parameters, double scale, SplittableRandom random) {
        if (this == DIAGONAL || this == EXPONENTIAL) {
            double[] equal = new double[parameters];
            Arrays.fill(equal, scale);
            return equal;
        }
        return Streams.gaussians(random, parameters, scale);
    }

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
