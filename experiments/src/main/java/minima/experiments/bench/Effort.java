package minima.experiments.bench;

/**
 * How much is measured.
 *
 * @param rounds measurements of each rate, at least 3
 * @param seconds that each of them takes
 * @param warmUpSeconds without a better rate after which the machine counts as warm
 * @param leastLogSteps of a run that is measured at the log-spaced steps: it measures the larger a share of its steps
 *     the fewer it takes
 * @param records sent to Kafka each time
 * @param starts of the program
 * @param points of the long series that is drawn
 * @param viewers at once
 * @param viewSeconds that they watch
 */
public record Effort(
        int rounds,
        double seconds,
        double warmUpSeconds,
        long leastLogSteps,
        long records,
        int starts,
        long points,
        int viewers,
        double viewSeconds) {

    public static final Effort FULL = new Effort(5, 0.5, 2, 50_000, 100_000, 5, 1_000_000, 1_000, 60);

    public static final Effort QUICK = new Effort(3, 0.2, 0.5, 10_000, 20_000, 3, 100_000, 100, 6);
}
