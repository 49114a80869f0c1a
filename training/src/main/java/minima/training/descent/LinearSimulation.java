package minima.training.descent;

import minima.training.claim.Regulated;
import minima.training.model.Evaluation;
import minima.training.model.LinearModel;

/**
 * A simulation whose state is the weights w of a {@link LinearModel}.
 *
 * <p>Until {@link #apply} is called, what the schedule says of step 0 holds.
 */
public interface LinearSimulation extends Regulated {

    LinearModel model();

    /** d. */
    default int dimension() {
        return model().dimension();
    }

    /** wⱼ. */
    double weight(int j);

    /** A copy of w, shape [d]. */
    double[] weights();

    /** wⱼ before the first step. */
    double startWeight(int j);

    /** Outputs and gradient at w, computed at most once for each w; live, and overwritten by the next step. */
    Evaluation evaluation();

    /** What holds for the next step. */
    Regulation regulation();

    /** A number that differs from all earlier ones when w does: what was computed at the same version still holds. */
    long version();
}
