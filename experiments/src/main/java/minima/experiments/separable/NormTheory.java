package minima.experiments.separable;

import minima.training.data.Samples;
import minima.training.oracle.FourierNorm;
import minima.training.oracle.HardMargin;

import java.util.List;
import java.util.stream.Stream;

/**
 * The least separators of some data in five norms, and which of them is the limit of which steps on which
 * parametrization, as far as theorems say.
 *
 * @param all of them, nuclear last, if the data are matrices of more than a row
 */
record NormTheory(LeastNorm l2, LeastNorm l1, LeastNorm linf, LeastNorm fourier, List<LeastNorm> all) {

    private static final String STEPS =
            "Gunasekar et al., Characterizing Implicit Bias in Terms of Optimization Geometry, ICML 2018";
    private static final String LAYERS =
            "Gunasekar et al., Implicit Bias of Gradient Descent on Linear Convolutional Networks, NeurIPS 2018";
    private static final String NOTES = "lecture notes, matrix factorization problems";
    private static final String MIRROR =
            "Pesme, Dragomir, Flammarion, Implicit Bias of Mirror Flow on Separable Data, NeurIPS 2024";

    /** @param rows of the matrices, 1 if they are none */
    static NormTheory of(Samples separable, HardMargin svm, int rows) {
        LeastNorm l2 = LeastNorm.l2(svm);
        LeastNorm l1 = LeastNorm.l1(separable);
        LeastNorm linf = LeastNorm.linf(separable);
        LeastNorm fourier = LeastNorm.fourier(FourierNorm.of(separable), separable);
        Stream<LeastNorm> nuclear = rows == 1
                ? Stream.empty()
                : Stream.of(LeastNorm.nuclear(separable, rows, separable.dimension() / rows));
        return new NormTheory(
                l2,
                l1,
                linf,
                fourier,
                Stream.concat(Stream.of(l2, l1, linf, fourier), nuclear).toList());
    }

    /** What is proved of a cell: in products of two layers, parts outside die twice as fast as each layer's. */
    List<NormPromise> promises(Shape shape, Steps steps) {
        return switch (steps) {
            case GRADIENT ->
                switch (shape) {
                    case WEIGHTS -> List.of(new NormPromise(l2, 1, STEPS));
                    case CONNECTED -> List.of(new NormPromise(l2, 1, LAYERS));
                    case CONVOLUTION_2 -> List.of(NormPromise.slowedBy(fourier, 2, LAYERS));
                    case DIAGONAL -> List.of(NormPromise.slowedBy(l1, 2, LAYERS));
                    case MATRIX -> List.of(NormPromise.slowedBy(all.get(all.size() - 1), 2, NOTES));
                    case CONVOLUTION_3, EXPONENTIAL -> List.of();
                };
            case SIGN -> shape == Shape.WEIGHTS ? List.of(new NormPromise(linf, 1, STEPS)) : List.of();
            case COORDINATE -> shape == Shape.WEIGHTS ? List.of(new NormPromise(l1, 1, STEPS)) : List.of();
            case MIRROR -> shape == Shape.WEIGHTS ? List.of(NormPromise.slowedBy(l1, 1, MIRROR)) : List.of();
        };
    }

    /** What gradient descent's theory says of sign descent, where the ℓ∞ separator is another: it must fail. */
    List<NormPromise> broken(Shape shape, Steps steps) {
        boolean layered = shape == Shape.CONNECTED || shape == Shape.DIAGONAL;
        return steps == Steps.SIGN && layered
                ? promises(shape, Steps.GRADIENT).stream()
                        .filter(promise -> promise.norm().isApartFrom(linf))
                        .toList()
                : List.of();
    }
}
