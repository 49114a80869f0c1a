package minima.experiments.separable;

import minima.training.claim.History;
import minima.training.claim.Measure;
import minima.training.claim.Strand;
import minima.training.claim.Verdict;
import minima.training.descent.LinearSimulation;
import minima.training.descent.LpGeometry;
import minima.training.measure.GeometryMeasures;
import minima.training.oracle.Norm;
import minima.training.oracle.PolyhedralMargin;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

import static minima.training.measure.Metrics.LOSS_TRAIN;
import static minima.training.measure.Metrics.MARGIN_L1;
import static minima.training.measure.Metrics.MARGIN_L2;
import static minima.training.measure.Metrics.MARGIN_LINF;
import static minima.training.measure.Metrics.NORM_LINF;

/**
 * The largest ℓ∞ margin of a problem, beside that of its SVM.
 *
 * @param largest the oracle's answer, or its proof that nothing separates
 */
record SupMargin(SeparableProblem problem, PolyhedralMargin largest) {

    static SupMargin of(SeparableProblem problem) {
        return new SupMargin(problem, PolyhedralMargin.of(problem.data(), Norm.LINF));
    }

    /** The margins, the loss and the norm, and the share by which the ℓ∞ margin misses the largest. */
    List<Measure> watched(LinearSimulation descent) {
        List<Measure> measures =
                new ArrayList<>(problem.watched(descent, MARGIN_LINF, MARGIN_L2, MARGIN_L1, LOSS_TRAIN, NORM_LINF));
        if (largest.separable()) {
            measures.add(new GeometryMeasures(descent, new LpGeometry(Double.POSITIVE_INFINITY)).gap(largest.margin()));
        }
        return measures;
    }

    /** {@code min zₙ·ŵ/‖ŵ‖∞ = 1/‖ŵ‖∞} of the SVM. */
    double ofSvm() {
        double[] svm = problem.svm().weights();
        return 1 / DoubleStream.of(svm).map(Math::abs).max().orElseThrow();
    }

    /** The share by which the SVM misses the largest ℓ∞ margin. */
    double gapOfSvm() {
        return 1 - ofSvm() / largest.margin();
    }

    /** The strand's ℓ∞ margin is nearer to the largest than to that of the SVM, which other descents have. */
    Verdict beyondSvm(Strand strand, History history, String source) {
        double midway = largest.separable() ? (ofSvm() + largest.margin()) / 2 : Double.NaN;
        return Verdict.atLeast(
                strand,
                MARGIN_LINF + ", nearer to the largest than the SVM",
                midway,
                history.last(strand, MARGIN_LINF),
                0,
                "midway between the SVM's and the largest",
                source);
    }
}
