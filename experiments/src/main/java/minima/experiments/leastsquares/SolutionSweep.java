package minima.experiments.leastsquares;

import minima.training.claim.History;
import minima.training.claim.Strand;

import java.util.List;
import java.util.stream.Stream;

import static minima.training.measure.Metrics.POSITION_LINE;

/**
 * Steepest descents in one norm from 0 with several step sizes, the largest first, and one from half of ŵ₂ with the
 * largest; all for the same time ηt.
 */
record SolutionSweep(List<Double> etas, List<Strand> fromZero, Strand fromHalf) {

    /**
     * @param shares of η, decreasing from 1
     * @param steps of the descents with η itself
     */
    static SolutionSweep of(SolutionLine line, boolean inL2, double eta, List<Double> shares, long steps) {
        String name = inL2 ? "l2-" : "";
        double[] zero = line.towardsLeastNorm(0);
        List<Strand> fromZero = shares.stream()
                .map(share -> line.descent(
                        name + "eta-" + StepName.of(share * eta), inL2, share * eta, Math.round(steps / share), zero))
                .toList();
        return new SolutionSweep(
                shares.stream().map(share -> share * eta).toList(),
                fromZero,
                line.descent(name + "from-half", inL2, eta, steps, line.towardsLeastNorm(0.5)));
    }

    SolutionSweep asControl() {
        return new SolutionSweep(etas, fromZero.stream().map(Strand::asControl).toList(), fromHalf.asControl());
    }

    Stream<Strand> strands() {
        return Stream.concat(fromZero.stream(), Stream.of(fromHalf));
    }

    /** The position as η → 0, by the straight line through the two smallest steps. */
    double extrapolated(History history) {
        int last = etas.size() - 1;
        double at = history.last(fromZero.get(last), POSITION_LINE);
        double before = history.last(fromZero.get(last - 1), POSITION_LINE);
        return at + (at - before) * etas.get(last) / (etas.get(last - 1) - etas.get(last));
    }
}
