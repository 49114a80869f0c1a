package minima.experiments.learningtheory;

import minima.training.claim.Pace;
import minima.training.claim.Simulation;
import minima.training.claim.StateReader;
import minima.training.claim.StateWriter;
import minima.training.data.DecisionStumps;
import minima.training.data.Samples;
import minima.training.descent.AdaBoost;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.linalg.Kernels;
import minima.training.loss.Exponential;
import minima.training.model.LinearModel;

/**
 * Boosting by exact steps on decision stumps, with samples that were held out: it remembers how it erred on these, and
 * its smallest margin, when it first had no training error.
 */
final class HeldOutVote implements Simulation {

    private final AdaBoost boosting;
    private final double[][] heldOut;

    /** Rounds, test error and smallest margin when the training error first was 0; rounds 0 before. */
    private final double[] atZero = new double[3];

    private long testedAt = -1;
    private double testError;

    /** @param thresholds at most a feature */
    HeldOutVote(Samples train, Samples heldOut, int thresholds) {
        DecisionStumps stumps = DecisionStumps.of(train, thresholds);
        this.boosting = new AdaBoost(
                LinearModel.classifier(stumps.votes(train), new Exponential()),
                new Schedule.Constant(Regulation.ofStepSize(1)));
        this.heldOut = stumps.votes(heldOut).signedRows();
    }

    AdaBoost boosting() {
        return boosting;
    }

    @Override
    public long steps() {
        return boosting.steps();
    }

    @Override
    public void advance(long steps) {
        for (long k = 0; k < steps; k++) {
            boosting.advance(1);
            if (atZero[0] == 0 && least() > 0) {
                atZero[0] = boosting.steps();
                atZero[1] = testError();
                atZero[2] = margin();
            }
        }
    }

    private double least() {
        return Kernels.min(boosting.evaluation().outputs(), boosting.model().samples());
    }

    /** Share of training samples with margin ≤ 0. */
    double trainError() {
        double[] margins = boosting.evaluation().outputs();
        int wrong = 0;
        for (int i = 0; i < boosting.model().samples(); i++) {
            wrong += margins[i] <= 0 ? 1 : 0;
        }
        return (double) wrong / boosting.model().samples();
    }

    /** Share of held-out samples with margin ≤ 0. */
    double testError() {
        if (testedAt != boosting.version()) {
            testedAt = boosting.version();
            testError = testErrorNow();
        }
        return testError;
    }

    private double testErrorNow() {
        int wrong = 0;
        for (double[] z : heldOut) {
            double margin = 0;
            for (int j = 0; j < z.length; j++) {
                margin = Math.fma(z[j], boosting.weight(j), margin);
            }
            wrong += margin <= 0 ? 1 : 0;
        }
        return (double) wrong / heldOut.length;
    }

    /** {@code min zᵢ·w/‖w‖₁}, 0 at w = 0. */
    double margin() {
        double norm = 0;
        for (int j = 0; j < boosting.dimension(); j++) {
            norm += Math.abs(boosting.weight(j));
        }
        return norm == 0 ? 0 : least() / norm;
    }

    /** How much the test error fell since there is no training error; 0 before. */
    double fallOfTestError() {
        return atZero[0] == 0 ? 0 : atZero[1] - testError();
    }

    /** How much the smallest margin rose since there is no training error; 0 before. */
    double riseOfMargin() {
        return atZero[0] == 0 ? 0 : margin() - atZero[2];
    }

    @Override
    public Pace pace() {
        return boosting.pace();
    }

    @Override
    public void save(StateWriter out) {
        boosting.save(out);
        out.put("vote.at.zero", atZero);
    }

    @Override
    public void restore(StateReader in) {
        boosting.restore(in);
        in.getDoubles("vote.at.zero", atZero);
    }

    @Override
    public void adopt(StateReader in) {
        boosting.adopt(in);
        in.getDoubles("vote.at.zero", atZero);
    }
}
