package minima.training.descent;

/**
 * What a schedule sets at a step.
 *
 * @param stepSize η, at least 0
 * @param momentum heavy-ball coefficient β in [0, 1)
 * @param weightDecay strength λ of the penalty {@code λ‖w‖²/2}, at least 0
 */
public record Regulation(double stepSize, double momentum, double weightDecay) {

    public Regulation {
        if (!(stepSize >= 0 && stepSize < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("stepSize must be finite and at least 0: stepSize=" + stepSize);
        }
        if (!(momentum >= 0 && momentum < 1)) {
            throw new IllegalArgumentException("momentum must lie in [0, 1): momentum=" + momentum);
        }
        if (!(weightDecay >= 0 && weightDecay < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("weightDecay must be finite and at least 0: weightDecay=" + weightDecay);
        }
    }

    public static Regulation ofStepSize(double stepSize) {
        return new Regulation(stepSize, 0, 0);
    }

    public Regulation withStepSize(double newStepSize) {
        return new Regulation(newStepSize, momentum, weightDecay);
    }
}
