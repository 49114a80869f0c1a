package minima.experiments.leastsquares;

import minima.training.claim.Ensemble;
import minima.training.descent.LinearSimulation;
import minima.training.random.Streams;

import java.util.ArrayList;
import java.util.List;

/**
 * Random starts and a range of step sizes, from which ensembles are made.
 *
 * @param points Gaussian, shape [starts][d]
 * @param shares of the largest stable step, from 1/20 to 19/20, equally apart in their logarithm
 */
record Starts(List<double[]> points, List<Double> shares) {

    private static final double LEAST = 0.05;

    private static final double MOST = 0.95;

    /** Start i is drawn from draw i of stream {@code init}, so that more of them change none. */
    static Starts of(int count, int stepSizes, double scale, int dimension, Streams streams) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            points.add(Streams.gaussians(streams.stream("init", i), dimension, scale));
        }
        List<Double> shares = new ArrayList<>();
        for (int k = 0; k < stepSizes; k++) {
            shares.add(LEAST * StrictMath.pow(MOST / LEAST, (double) k / (stepSizes - 1)));
        }
        return new Starts(points, shares);
    }

    /** One member for each start and step. */
    Ensemble<LinearSimulation> all(Member member) {
        return new Ensemble<>(points.stream()
                .flatMap(start -> shares.stream().map(share -> member.from(start, share)))
                .toList());
    }

    /** One member for each step, all from one start. */
    Ensemble<LinearSimulation> from(double[] start, Member member) {
        return new Ensemble<>(
                shares.stream().map(share -> member.from(start, share)).toList());
    }

    /** Makes a descent from a start with a share of the largest stable step. */
    interface Member {

        LinearSimulation from(double[] start, double share);
    }
}
