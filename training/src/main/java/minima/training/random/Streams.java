package minima.training.random;

import java.util.SplittableRandom;

/**
 * The random streams of a run, split from its seed by name.
 *
 * <p>The generator of (name, index) is a function of (seed, name, index) alone: nothing is shared, so the order in
 * which streams are asked for changes nothing, and a checkpoint keeps an index instead of a generator.
 *
 * @param seed the run's seed
 */
public record Streams(long seed) {

    /** A fresh generator, SplitMix64, for draw {@code index} (an epoch, a step, a sample) of stream {@code name}. */
    public SplittableRandom stream(String name, long index) {
        long hash = 0xCBF29CE484222325L; // FNV-1a
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
        }
        return new SplittableRandom(mix(mix(seed ^ mix(hash)) + index));
    }

    public SplittableRandom stream(String name) {
        return stream(name, 0);
    }

    /** A standard normal draw by the polar method of Marsaglia. */
    public static double gaussian(SplittableRandom random) {
        while (true) {
            double u = 2 * random.nextDouble() - 1;
            double v = 2 * random.nextDouble() - 1;
            double s = u * u + v * v;
            if (s > 0 && s < 1) {
                return u * StrictMath.sqrt(-2 * StrictMath.log(s) / s);
            }
        }
    }

    /** David Stafford's mix 13, the finalizer of SplitMix64. */
    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }

    /** {@code count} independent normal draws of mean 0 and standard deviation {@code scale}. */
    public static double[] gaussians(SplittableRandom random, int count, double scale) {
        double[] draws = new double[count];
        for (int j = 0; j < count; j++) {
            draws[j] = scale * gaussian(random);
        }
        return draws;
    }
}
