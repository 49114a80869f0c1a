package minima.experiments.separable;

import minima.training.claim.History;
import minima.training.claim.Measure;
import minima.training.claim.Prediction;
import minima.training.claim.Prediction.Limit;
import minima.training.claim.Prediction.Provenance;
import minima.training.claim.Strand;
import minima.training.claim.Verdict;
import minima.training.descent.LinearSimulation;
import minima.training.measure.OracleMeasures;
import minima.training.oracle.HardMargin;

import java.util.ArrayList;
import java.util.List;

import static minima.training.measure.Metrics.ANGLE_ORACLE;
import static minima.training.measure.Metrics.ANGLE_TAIL;
import static minima.training.measure.Metrics.NORM_L2;

/**
 * A control strand whose loss has a polynomial tail, with the direction that its own tail predicts.
 *
 * @param angleToSvm between ŵ and that direction, the argmin over the unit sphere of {@code Σ (w·zₙ)^(−p)}, in radians
 * @param svmMargin γ
 */
record TailStrand(Strand strand, double angleToSvm, double svmMargin) {

    private static final String SOURCE = "derived: argmin over the sphere of Σ (w·zₙ)^(−p), docs/papers.md";

    /** {@code (1 + z)^(−p)} differs from the pure power by a share of p/z, so directions agree up to O(1/(γ‖w‖)). */
    private static final double SHIFT = 10;

    static TailStrand of(Strand plain, LinearSimulation descent, double[] direction, HardMargin svm) {
        List<Measure> measures = new ArrayList<>(plain.measures());
        measures.add(new Measure(
                ANGLE_TAIL, new OracleMeasures(descent, direction).angle().read()));
        return new TailStrand(
                new Strand(plain.name(), plain.simulation(), measures, plain.steps(), true),
                OracleMeasures.angle(direction, svm.weights()),
                svm.margin());
    }

    List<Prediction> predictions() {
        return List.of(
                new Limit(strand.name(), ANGLE_TAIL, 0, SOURCE, Provenance.V),
                new Limit(strand.name(), ANGLE_ORACLE, angleToSvm, SOURCE, Provenance.V));
    }

    /** The strand turns to its own direction: a claim of its own, on a strand that is a control of the SVM's. */
    Verdict verdict(History history) {
        double tolerance = SHIFT / (svmMargin * history.last(strand, NORM_L2));
        Strand asClaim = new Strand(strand.name(), strand.simulation(), strand.measures(), strand.steps(), false);
        return Verdict.within(
                asClaim,
                ANGLE_TAIL + " → 0",
                0,
                history.last(strand, ANGLE_TAIL),
                tolerance,
                "10/(γ‖w‖): the tail is a pure power up to O(1/z)",
                SOURCE);
    }
}
