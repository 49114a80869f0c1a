package minima.training.data;

import minima.training.claim.InvalidInput;
import minima.training.random.Streams;
import org.jspecify.annotations.Nullable;

import java.util.SplittableRandom;

/**
 * The order in which the samples of a data set come in mini-batches: batch {@code k} is a function of (seed, k) alone.
 *
 * <p>Without replacement, each epoch is a fresh permutation (Fisher-Yates) cut into batches; the last one of an epoch
 * is shorter when {@code batchSize} does not divide {@code samples}. With replacement, each row of each batch is drawn
 * uniformly. Cost: O(samples) at the start of an epoch, O(batchSize) a batch.
 */
public final class BatchOrder {

    /** How rows are drawn. */
    public enum Sampling {
        WITH_REPLACEMENT,
        WITHOUT_REPLACEMENT
    }

    private final int samples;
    private final int batchSize;
    private final Sampling sampling;
    private final Streams streams;
    private final int[] permutation;
    private long epochOfPermutation = -1;

    public BatchOrder(int samples, int batchSize, Sampling sampling, Streams streams) {
        if (batchSize < 1 || batchSize > samples) {
            throw new InvalidInput(
                    "batchSize must lie in [1, samples]: batchSize=%d, samples=%d".formatted(batchSize, samples));
        }
        this.samples = samples;
        this.batchSize = batchSize;
        this.sampling = sampling;
        this.streams = streams;
        this.permutation = new int[samples];
    }

    public int batchesPerEpoch() {
        return (samples + batchSize - 1) / batchSize;
    }

    /** The size of every batch; null where the last one of an epoch is shorter. */
    public @Nullable Long samplesPerBatch() {
        boolean even = sampling == Sampling.WITH_REPLACEMENT || samples % batchSize == 0;
        return even ? (long) batchSize : null;
    }

    /** Batch {@code k}, from 0. */
    public Batch batch(long k) {
        return sampling == Sampling.WITH_REPLACEMENT ? drawn(k) : cut(k);
    }

    private Batch drawn(long k) {
        SplittableRandom random = streams.stream("shuffle", k);
        int[] rows = new int[batchSize];
        for (int i = 0; i < batchSize; i++) {
            rows[i] = random.nextInt(samples);
        }
        return new Batch(rows);
    }

    private Batch cut(long k) {
        long epoch = k / batchesPerEpoch();
        if (epoch != epochOfPermutation) {
            shuffle(streams.stream("shuffle", epoch));
            epochOfPermutation = epoch;
        }
        int from = (int) (k % batchesPerEpoch()) * batchSize;
        int[] rows = new int[Math.min(batchSize, samples - from)];
        System.arraycopy(permutation, from, rows, 0, rows.length);
        return new Batch(rows);
    }

    private void shuffle(SplittableRandom random) {
        for (int i = 0; i < samples; i++) {
            int j = random.nextInt(i + 1);
            permutation[i] = permutation[j];
            permutation[j] = i;
        }
    }
}
