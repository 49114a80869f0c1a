package minima.training.claim;

import java.util.List;
import java.util.Locale;

/**
 * One decision: what was predicted, what was measured, and how far apart they may lie.
 *
 * @param control whether it is a control's verdict, which must not be SUPPORTED
 * @param quantity what was judged, in words or as a metric name
 * @param tolerance largest distance |measured − predicted| that supports the claim, absolute
 * @param reason where the tolerance comes from, or why the claim does not apply
 */
public record Verdict(
        String strand,
        boolean control,
        String quantity,
        double predicted,
        double measured,
        double tolerance,
        String reason,
        Outcome outcome,
        String source) {

    /** What came out. */
    public enum Outcome {
        SUPPORTED,
        REFUTED,
        INCONCLUSIVE,
        /** An assumption fails. */
        NOT_APPLICABLE
    }

    /** SUPPORTED if |measured − predicted| ≤ tolerance, else REFUTED; a NaN anywhere refutes. */
    public static Verdict within(
            Strand strand,
            String quantity,
            double predicted,
            double measured,
            double tolerance,
            String reason,
            String source) {
        Outcome outcome = Math.abs(measured - predicted) <= tolerance ? Outcome.SUPPORTED : Outcome.REFUTED;
        return new Verdict(
                strand.name(), strand.control(), quantity, predicted, measured, tolerance, reason, outcome, source);
    }

    /** SUPPORTED if measured ≤ bound + tolerance, else REFUTED; a NaN refutes. */
    public static Verdict atMost(
            Strand strand,
            String quantity,
            double bound,
            double measured,
            double tolerance,
            String reason,
            String source) {
        Outcome outcome = measured <= bound + tolerance ? Outcome.SUPPORTED : Outcome.REFUTED;
        return new Verdict(
                strand.name(), strand.control(), quantity, bound, measured, tolerance, reason, outcome, source);
    }

    /** SUPPORTED if measured ≥ bound − tolerance, else REFUTED; a NaN refutes. */
    public static Verdict atLeast(
            Strand strand,
            String quantity,
            double bound,
            double measured,
            double tolerance,
            String reason,
            String source) {
        Outcome outcome = measured >= bound - tolerance ? Outcome.SUPPORTED : Outcome.REFUTED;
        return new Verdict(
                strand.name(), strand.control(), quantity, bound, measured, tolerance, reason, outcome, source);
    }

    /** This verdict, or NOT_APPLICABLE with the assumption's reason if it fails. */
    public Verdict restingOn(Assumption assumption) {
        return assumption.fails()
                ? as(Outcome.NOT_APPLICABLE, assumption.name() + " fails: " + assumption.detail())
                : this;
    }

    /** This verdict, or NOT_APPLICABLE with the reason of the last assumption that fails. */
    public Verdict restingOn(List<Assumption> assumptions) {
        Verdict resting = this;
        for (Assumption assumption : assumptions) {
            resting = resting.restingOn(assumption);
        }
        return resting;
    }

    /** This verdict with another outcome and its reason. */
    public Verdict as(Outcome other, String why) {
        return new Verdict(strand, control, quantity, predicted, measured, tolerance, why, other, source);
    }

    public boolean supported() {
        return outcome == Outcome.SUPPORTED;
    }

    /** Whether it came out as it should: a claim's is SUPPORTED, a control's is not. */
    public boolean asItShould() {
        return supported() != control;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s %s %s: predicted %.7g, measured %.7g (within %.2g: %s)",
                outcome,
                control ? "control " + strand : strand,
                quantity,
                predicted,
                measured,
                tolerance,
                reason);
    }
}
