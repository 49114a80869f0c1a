package minima.experiments.separable;

import minima.training.data.Samples;
import minima.training.oracle.FourierNorm;
import minima.training.oracle.HardMargin;

import java.util.List;
import java.util.stream.Stream;

import static minima.training.measure.Metrics.GAP_DFT1;
import static minima.training.measure.Metrics.GAP_L1;
import static minima.training.measure.Metrics.GAP_L2;
import static minima.training.measure.Metrics.GAP_LINF;
import static minima.training.measure.Metrics.GAP_NUCLEAR;

/**
 * The least separators of some data in five norms, and which of them is the limit of which steps on which
 * parametrization, as far as theorems say.
 *
 * @param all of them; nuclear only if the data are matrices of more than a row
 */
record NormTheory(List<LeastNorm> all) {

    /** Of data that nothing separates. */
    static final NormTheory NONE = new NormTheory(List.of());

    private static final String STEPS =
            "Gunasekar et al., Characterizing Implicit Bias in Terms of Optimization Geometry, ICML 2018";
    private static final String LAYERS =
            "Gunasekar et al., Implicit Bias of Gradient Descent on Linear Convolutional Networks, NeurIPS 2018";
    private static final String NOTES = "lecture notes, matrix factorization problems";
    private static final String MIRROR =
            "Pesme, Dragomir, Flammarion, Implicit Bias of Mirror Flow on Separable Data, NeurIPS 2024";

    /** @param rows of the matrices, 1 if they are none */
    static NormTheory of(Samples separable, HardMargin svm, int rows) {
        Stream<LeastNorm> nuclear = rows == 1
                ? Stream.empty()
                : Stream.of(LeastNorm.nuclear(separable, rows, separable.dimension() / rows));
        Stream<LeastNorm> others = Stream.of(
                LeastNorm.l2(svm),
                LeastNorm.l1(separable),
                LeastNorm.linf(separable),
                LeastNorm.fourier(FourierNorm.of(separable), separable));
        return new NormTheory(Stream.concat(others, nuclear).toList());
    }

    /** What is proved of a cell: in products of two layers, parts outside die twice as fast as in each layer. */
    List<NormPromise> promises(Shape shape, Steps steps) {
        return switch (steps) {
            case GRADIENT ->
                switch (shape) {
                    case WEIGHTS -> promise(GAP_L2, 0, STEPS);
                    case CONNECTED -> promise(GAP_L2, 0, LAYERS);
                    case CONVOLUTION_2 -> promise(GAP_DFT1, 2, LAYERS);
                    case DIAGONAL -> promise(GAP_L1, 2, LAYERS);
                    case MATRIX -> promise(GAP_NUCLEAR, 2, NOTES);
                    case CONVOLUTION_3, EXPONENTIAL -> List.of();
                };
            case SIGN -> shape == Shape.WEIGHTS ? promise(GAP_LINF, 0, STEPS) : List.of();
            case COORDINATE -> shape == Shape.WEIGHTS ? promise(GAP_L1, 0, STEPS) : List.of();
            case MIRROR -> shape == Shape.WEIGHTS ? promise(GAP_L1, 1, MIRROR) : List.of();
        };
    }

    /** @param layers whose product slows parts outside; 0 if these do not die slowly */
    private List<NormPromise> promise(String gap, int layers, String source) {
        return all.stream()
                .filter(norm -> norm.metric().equals(gap))
                .map(norm ->
                        layers == 0 ? new NormPromise(norm, 1, source) : NormPromise.slowedBy(norm, layers, source))
                .toList();
    }
}
