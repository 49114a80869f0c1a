package minima.experiments.separable;

import minima.training.claim.Always;
import minima.training.claim.Asymptotics;
import minima.training.claim.History;
import minima.training.claim.Measure;
import minima.training.claim.Prediction;
import minima.training.claim.Prediction.Bound;
import minima.training.claim.Prediction.Limit;
import minima.training.claim.Prediction.Provenance;
import minima.training.claim.Strand;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;
import minima.training.data.Samples;
import minima.training.descent.Geometry;
import minima.training.descent.ParametrizedDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.descent.SteepestDescent;
import minima.training.loss.Exponential;
import minima.training.loss.Squared;
import minima.training.measure.GeometryMeasures;
import minima.training.measure.LinearMeasures;
import minima.training.model.Identity;
import minima.training.model.LinearModel;

import java.util.ArrayList;
import java.util.List;

import static minima.training.measure.Metrics.GAP_ORACLE;
import static minima.training.measure.Metrics.LOSS_LOG;
import static minima.training.measure.Metrics.MARGIN_L1;
import static minima.training.measure.Metrics.MARGIN_L2;
import static minima.training.measure.Metrics.MARGIN_LINF;
import static minima.training.measure.Metrics.NORM_L2;

/**
 * Steepest descent in one norm, with what is guaranteed of its margin on the way to the largest.
 *
 * @param guarantee of a claim's strand; a control has none
 */
record DescentInNorm(Strand strand, Norm norm, NormGuarantee guarantee) {

    private static final String GUNASEKAR =
            "Gunasekar et al., Characterizing Implicit Bias in Terms of Optimization Geometry, ICML 2018";
    private static final String DERIVED = "derived, docs/papers.md";

    /** The oracles' own certificates. */
    private static final double CERTIFIED = 1e-8;

    /** The power of t by which the guarantee for the best step length falls to γ. */
    private static final double GUARANTEED_POWER = -0.5;

    /**
     * A norm and the margins in it.
     *
     * @param metric the margin's name
     * @param largest γ, NaN where no oracle knows it: then the gap is that to the run's own dual norm
     * @param attained a margin that some w has: γ where it is known
     */
    record Norm(String name, Geometry geometry, String metric, double largest, double attained) {

        boolean known() {
            return !Double.isNaN(largest);
        }
    }

    /** Steps of length η on the exponential loss; 0 chooses the η of the best guarantee after that many steps. */
    static DescentInNorm claim(Norm norm, Samples data, double eta, long steps, double... start) {
        LinearModel model = LinearModel.classifier(data, new Exponential());
        double length = eta > 0 ? eta : NormGuarantee.bestLength(data, norm.geometry(), steps);
        ParametrizedDescent descent = new ParametrizedDescent(
                model,
                new Identity(data.dimension()),
                SteepestDescent.normalizedIn(norm.geometry(), data.dimension()),
                new Schedule.Constant(Regulation.ofStepSize(length)),
                start);
        Strand strand = new Strand(norm.name(), descent, measures(descent, norm), steps, false);
        double startLoss = model.logLoss(descent.evaluation().outputs());
        return new DescentInNorm(strand, norm, NormGuarantee.of(norm, data, length, startLoss, start));
    }

    /** The control whose loss has a finite minimum: steps {@code η‖g‖_*}, η the largest that is sure to descend. */
    static DescentInNorm squaredControl(Norm norm, Samples data, long steps, double... start) {
        double smoothness = 0;
        for (double[] z : data.signedRows()) {
            double dual = norm.geometry().ascent(z, new double[z.length]);
            smoothness += dual * dual;
        }
        ParametrizedDescent descent = new ParametrizedDescent(
                LinearModel.classifier(data, new Squared()),
                new Identity(data.dimension()),
                SteepestDescent.in(norm.geometry(), data.dimension()),
                new Schedule.Constant(Regulation.ofStepSize(1 / smoothness)),
                start);
        Strand strand = new Strand(norm.name() + "-squared", descent, measures(descent, norm), steps, true);
        return new DescentInNorm(strand, norm, NormGuarantee.NONE);
    }

    private static List<Measure> measures(ParametrizedDescent descent, Norm norm) {
        GeometryMeasures own = new GeometryMeasures(descent, norm.geometry());
        List<Measure> measures = new ArrayList<>(List.of(own.margin(norm.metric())));
        new LinearMeasures(descent)
                .measures(MARGIN_L2, MARGIN_L1, MARGIN_LINF, LOSS_LOG, NORM_L2).stream()
                        .filter(measure -> !measure.metric().equals(norm.metric()))
                        .forEach(measures::add);
        measures.add(own.dual());
        measures.add(norm.known() ? own.gap(norm.largest()) : own.gapToDual());
        return measures;
    }

    List<Prediction> predictions() {
        String name = strand.name();
        List<Prediction> predictions = new ArrayList<>(List.of(
                new Bound(name, norm.metric(), false, guarantee::at, DERIVED, Provenance.D),
                new Limit(name, GAP_ORACLE, 0, GUNASEKAR, Provenance.S)));
        if (norm.known()) {
            predictions.add(new Limit(name, norm.metric(), norm.largest(), GUNASEKAR, Provenance.V));
        }
        return predictions;
    }

    List<Verdict> verdicts(History history) {
        Verdict falls = gapFalls(history);
        if (strand.control()) {
            return List.of(falls);
        }
        boolean early = !falls.supported() && history.last(strand, LOSS_LOG) >= Math.log(Math.log(2));
        List<Verdict> verdicts = new ArrayList<>(List.of(
                early ? falls.as(Outcome.INCONCLUSIVE, "the loss is not below log 2 yet. Maybe more --steps") : falls,
                Always.atLeast(strand, norm.metric(), guarantee::at, CERTIFIED, history, DERIVED)));
        if (norm.known()) {
            verdicts.add(
                    Always.atMost(strand, norm.metric(), t -> norm.largest(), CERTIFIED, history, "γ is the largest"));
        }
        return verdicts;
    }

    /** A gap that is reached to the certificate cannot fall further. */
    private Verdict gapFalls(History history) {
        double last = history.last(strand, GAP_ORACLE);
        return last <= CERTIFIED
                ? Verdict.atMost(strand, GAP_ORACLE, 0, last, CERTIFIED, "the oracle's certificate", GUNASEKAR)
                : Asymptotics.fallsLike(strand, GAP_ORACLE, GUARANTEED_POWER, history, GUNASEKAR);
    }
}
