package minima.training.claim;

import java.util.function.LongToDoubleFunction;

/** What theory says a metric of a strand does; drawn with the measurement. */
public sealed interface Prediction permits Prediction.Limit, Prediction.Curve, Prediction.Bound {

    String strand();

    String metric();

    String source();

    Provenance provenance();

    /** The predicted value at {@code step}. */
    double at(long step);

    /** Where a predicted number comes from; shown wherever the number is. */
    enum Provenance {
        /** Printed in the lecture notes. */
        S,
        /** Read in public code. */
        C,
        /** Computed by an independent numerical program, the oracle. */
        V,
        /** Derived, with a short proof. */
        D,
        /** Recalled from the paper and not confirmed. */
        M
    }

    /** The value as the step goes to infinity. */
    record Limit(String strand, String metric, double value, String source, Provenance provenance)
            implements Prediction {

        @Override
        public double at(long step) {
            return value;
        }
    }

    /** The value at each step. */
    record Curve(String strand, String metric, LongToDoubleFunction value, String source, Provenance provenance)
            implements Prediction {

        @Override
        public double at(long step) {
            return value.applyAsDouble(step);
        }
    }

    /** A bound at each step: the measurement stays below an upper one, above a lower one. */
    record Bound(
            String strand,
            String metric,
            boolean upper,
            LongToDoubleFunction value,
            String source,
            Provenance provenance)
            implements Prediction {

        /** A derived bound from above. */
        public static Bound upper(String strand, String metric, LongToDoubleFunction value, String source) {
            return new Bound(strand, metric, true, value, source, Provenance.D);
        }

        @Override
        public double at(long step) {
            return value.applyAsDouble(step);
        }
    }
}
