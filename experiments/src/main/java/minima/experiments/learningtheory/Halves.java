package minima.experiments.learningtheory;

import minima.training.data.Samples;
import minima.training.random.Streams;

import java.util.SplittableRandom;

/** One random halving of samples of two classes, both of which occur in the half to train on. */
record Halves(Samples train, Samples test) {

    /** Halving k, each class by itself: so that both occur in both halves where each has two samples. */
    static Halves of(Samples data, Streams streams, int k) {
        int[] order = order(data.size(), streams.stream("split", k));
        boolean[] trained = new boolean[data.size()];
        boolean turn = true;
        for (double target : new double[] {1, -1}) {
            for (int i : order) {
                if (data.target(i) == target) {
                    trained[i] = turn;
                    turn = !turn;
                }
            }
            turn = true;
        }
        return new Halves(part(data, order, trained, true), part(data, order, trained, false));
    }

    /** These with the targets of both halves shuffled, each by itself. */
    Halves withRandomLabels(Streams streams, int k) {
        SplittableRandom random = streams.stream("labels", k);
        return new Halves(shuffled(train, random), shuffled(test, random));
    }

    HeldOutVote vote(int thresholds) {
        return new HeldOutVote(train, test, thresholds);
    }

    private static Samples shuffled(Samples samples, SplittableRandom random) {
        int[] order = order(samples.size(), random);
        double[] targets = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            targets[i] = samples.target(order[i]);
        }
        return new Samples(samples.name() + ", random labels", samples.rows(), targets);
    }

    /** By R. A. Fisher and F. Yates. */
    private static int[] order(int size, SplittableRandom random) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private static Samples part(Samples data, int[] order, boolean[] trained, boolean wanted) {
        int count = 0;
        for (boolean in : trained) {
            count += in == wanted ? 1 : 0;
        }
        double[][] rows = new double[count][data.dimension()];
        double[] targets = new double[count];
        int next = 0;
        for (int i : order) {
            if (trained[i] == wanted) {
                for (int j = 0; j < data.dimension(); j++) {
                    rows[next][j] = data.feature(i, j);
                }
                targets[next++] = data.target(i);
            }
        }
        return new Samples(data.name(), rows, targets);
    }
}
