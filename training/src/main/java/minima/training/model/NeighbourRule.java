package minima.training.model;

import minima.training.claim.Simulation;
import minima.training.claim.StateReader;
import minima.training.claim.StateWriter;
import minima.training.random.Streams;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * The nearest-neighbour rule on a sample that grows by one point a step: x uniform in [0, 1]^d, y = 1 with probability
 * η(x), else 0; seen at fixed points drawn likewise.
 *
 * <p>Point k is a function of the seed and k alone. Cost of a step: O(points · d). A metric that ignores some
 * coordinates finds neighbours that are near in the others alone.
 *
 * <p>Source: T. M. Cover, P. E. Hart, "Nearest neighbor pattern classification", IEEE Transactions on Information
 * Theory 13, 1967.
 */
public final class NeighbourRule implements Simulation {

    private final ToDoubleFunction<double[]> eta;
    private final Streams streams;
    private final double[][] points;
    private final double[] chances;
    private final int firstCoordinate;
    private final double[] squares;
    private final double[] trueSquares;
    private final double[] neighbourChance;
    private final double[] neighbourLabel;
    private final double[] drawn;
    private long steps;

    /**
     * @param eta η, the chance that y = 1
     * @param points at which the rule is seen
     * @param firstCoordinate from which on coordinates count in the metric; 0 for the true one
     */
    public NeighbourRule(
            int dimension, ToDoubleFunction<double[]> eta, int points, int firstCoordinate, Streams streams) {
        this.eta = eta;
        this.streams = streams;
        this.firstCoordinate = firstCoordinate;
        this.points = new double[points][dimension];
        this.chances = new double[points];
        SplittableRandom random = streams.stream("points");
        for (int i = 0; i < points; i++) {
            draw(random, this.points[i]);
            chances[i] = eta.applyAsDouble(this.points[i]);
        }
        this.squares = new double[points];
        Arrays.fill(squares, Double.MAX_VALUE);
        this.trueSquares = new double[points];
        this.neighbourChance = new double[points];
        this.neighbourLabel = new double[points];
        this.drawn = new double[dimension];
        meetSample(0);
    }

    private static void draw(SplittableRandom random, double[] into) {
        for (int j = 0; j < into.length; j++) {
            into[j] = random.nextDouble();
        }
    }

    @Override
    public void advance(long count) {
        for (long k = 0; k < count; k++) {
            steps++;
            meetSample(steps);
        }
    }

    private void meetSample(long k) {
        SplittableRandom random = streams.stream("sample", k);
        draw(random, drawn);
        double chance = eta.applyAsDouble(drawn);
        double label = random.nextDouble() < chance ? 1 : 0;
        for (int i = 0; i < points.length; i++) {
            meet(i, chance, label);
        }
    }

    private void meet(int i, double chance, double label) {
        double square = 0;
        for (int j = firstCoordinate; j < drawn.length; j++) {
            double difference = points[i][j] - drawn[j];
            square = Math.fma(difference, difference, square);
        }
        if (square < squares[i]) {
            squares[i] = square;
            trueSquares[i] = square;
            for (int j = 0; j < firstCoordinate; j++) {
                double difference = points[i][j] - drawn[j];
                trueSquares[i] = Math.fma(difference, difference, trueSquares[i]);
            }
            neighbourChance[i] = chance;
            neighbourLabel[i] = label;
        }
    }

    /** The chance of an error given where the neighbours are: mean of {@code η(1 − η′) + (1 − η)η′}. */
    public double expectedError() {
        double sum = 0;
        for (int i = 0; i < points.length; i++) {
            sum += chances[i] * (1 - neighbourChance[i]) + (1 - chances[i]) * neighbourChance[i];
        }
        return sum / points.length;
    }

    /** The chance of an error given the neighbours' labels too. */
    public double error() {
        double sum = 0;
        for (int i = 0; i < points.length; i++) {
            sum += neighbourLabel[i] == 1 ? 1 - chances[i] : chances[i];
        }
        return sum / points.length;
    }

    /** What the error would be with neighbours at the points themselves: mean of {@code 2η(1 − η)}. */
    public double errorAtZeroDistance() {
        double sum = 0;
        for (double chance : chances) {
            sum += 2 * chance * (1 - chance);
        }
        return sum / points.length;
    }

    /** Mean distance, in all coordinates, to the neighbour. */
    public double distance() {
        double sum = 0;
        for (double square : trueSquares) {
            sum += Math.sqrt(square);
        }
        return sum / points.length;
    }

    /** The sample has one point more than there were steps. */
    @Override
    public long steps() {
        return steps;
    }

    @Override
    public void save(StateWriter out) {
        out.put("steps", steps);
        out.put("squares", squares);
        out.put("trueSquares", trueSquares);
        out.put("neighbourChance", neighbourChance);
        out.put("neighbourLabel", neighbourLabel);
    }

    @Override
    public void restore(StateReader in) {
        steps = in.getLong("steps");
        in.getDoubles("squares", squares);
        in.getDoubles("trueSquares", trueSquares);
        in.getDoubles("neighbourChance", neighbourChance);
        in.getDoubles("neighbourLabel", neighbourLabel);
    }
}
