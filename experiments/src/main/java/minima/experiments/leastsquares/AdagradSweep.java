package minima.experiments.leastsquares;

import minima.training.claim.Grid;
import minima.training.claim.Strand;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static minima.training.measure.Metrics.NORM_ORACLE_RATIO;

/** AdaGrad on one problem with every combination of some step sizes η, some ε and some momenta β. */
final class AdagradSweep {

    private final List<Point> points;

    /** A run of the sweep. */
    private record Point(double eta, double epsilon, double beta, Strand strand) {

        /** Whether this run differs from the other in nothing but what {@code axis} names. */
        boolean along(String axis, Point other) {
            return (axis.equals("η") || eta == other.eta)
                    && (axis.equals("ε") || epsilon == other.epsilon)
                    && (axis.equals("β") || beta == other.beta);
        }
    }

    private AdagradSweep(List<Point> points) {
        this.points = points;
    }

    /** Values that come twice count once; the first of each make the base of the sweep. */
    static AdagradSweep of(LeastInfinity problem, List<Double> etas, List<Double> epsilons, List<Double> betas) {
        List<Point> points = new ArrayList<>();
        for (double beta : betas.stream().distinct().toList()) {
            for (double epsilon : epsilons.stream().distinct().toList()) {
                for (double eta : etas.stream().distinct().toList()) {
                    String name = "eta-%s-epsilon-%s-beta-%s".formatted(eta, epsilon, beta);
                    points.add(new Point(eta, epsilon, beta, problem.adagrad(name, eta, epsilon, beta)));
                }
            }
        }
        return new AdagradSweep(points);
    }

    /** The base first. */
    List<Strand> strands() {
        return points.stream().map(Point::strand).toList();
    }

    /** Those of η, ε and β that take more than one value. */
    List<String> axes() {
        return Stream.of("η", "ε", "β").filter(axis -> along(axis).size() > 1).toList();
    }

    /** The base and what differs from it along the axis alone. */
    List<Strand> along(String axis) {
        return points.stream()
                .filter(point -> point.along(axis, points.get(0)))
                .map(Point::strand)
                .toList();
    }

    /** ε by η, one for each β. */
    Grid[] heatMaps() {
        return points.stream()
                .map(Point::beta)
                .distinct()
                .map(beta -> new Grid("‖w‖∞ over the least, β = " + beta, "ε", "η", cells(beta), Grid.Shading.LOG))
                .toArray(Grid[]::new);
    }

    private List<Grid.Cell> cells(double beta) {
        return points.stream()
                .filter(point -> point.beta == beta)
                .map(point -> new Grid.Cell(
                        Double.toString(point.epsilon),
                        Double.toString(point.eta),
                        point.strand.name(),
                        NORM_ORACLE_RATIO))
                .toList();
    }
}
