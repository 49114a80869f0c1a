package minima.training.descent;

import org.jspecify.annotations.Nullable;

/**
 * What step size, momentum and weight decay hold at which step.
 *
 * <p>A schedule is a pure function of the step and, for a rule on a metric, of the first measured step at which the
 * metric reached its level; so it is restored from one number.
 */
public sealed interface Schedule
        permits Schedule.Constant, Schedule.InverseTime, Schedule.InverseRoot, Schedule.WhenReached {

    /** A schedule is asked again when {@link Piece#until()} is reached. */
    record Piece(long from, long until, Regulation regulation) {}

    /** The piece that holds from {@code step} on. {@code reachedAt} is the step at which a rule fired, or -1. */
    Piece at(long step, long reachedAt);

    /** The metric that a rule watches, or null where the step alone decides. */
    default @Nullable String watches() {
        return null;
    }

    /** Whether {@code value} of the watched metric fires the rule. */
    default boolean fires(double value) {
        return false;
    }

    /** The step size where it is the same at every step, else null. */
    default @Nullable Double steadyStepSize() {
        return null;
    }

    /** The same from the first step to the last. */
    record Constant(Regulation regulation) implements Schedule {

        @Override
        public Double steadyStepSize() {
            return regulation.stepSize();
        }

        @Override
        public Piece at(long step, long reachedAt) {
            return new Piece(step, Long.MAX_VALUE, regulation);
        }
    }

    /**
     * Step size {@code η / (1 + t/τ)} at step t, constant within a piece of 1 + t/(64 τ) steps so that long runs ask
     * rarely.
     */
    record InverseTime(Regulation initial, double tau) implements Schedule {

        public InverseTime {
            if (!(tau > 0)) {
                throw new IllegalArgumentException("tau must be positive: tau=" + tau);
            }
        }

        @Override
        public Piece at(long step, long reachedAt) {
            long from = 0;
            long until = length(0);
            while (until <= step) {
                from = until;
                until = from + length(from);
            }
            return new Piece(step, until, initial.withStepSize(initial.stepSize() / (1 + from / tau)));
        }

        private long length(long from) {
            return 1 + (long) (from / (64 * tau));
        }
    }

    /**
     * Step size {@code η / √(1 + t)} at step t, constant within a piece of 1 + t/64 steps so that long runs ask rarely.
     */
    record InverseRoot(Regulation initial) implements Schedule {

        @Override
        public Piece at(long step, long reachedAt) {
            long from = 0;
            long until = 1;
            while (until <= step) {
                from = until;
                until = from + 1 + from / 64;
            }
            return new Piece(step, until, initial.withStepSize(initial.stepSize() / Math.sqrt(1 + (double) from)));
        }
    }

    /** {@code before} until {@code metric} is measured at or below {@code level}, then {@code after} for good. */
    record WhenReached(String metric, double level, Regulation before, Regulation after) implements Schedule {

        @Override
        public Piece at(long step, long reachedAt) {
            return new Piece(step, Long.MAX_VALUE, reachedAt < 0 ? before : after);
        }

        @Override
        public @Nullable Double steadyStepSize() {
            return before.stepSize() == after.stepSize() ? before.stepSize() : null;
        }

        @Override
        public String watches() {
            return metric;
        }

        @Override
        public boolean fires(double value) {
            return value <= level;
        }
    }
}
