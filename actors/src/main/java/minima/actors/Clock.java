package minima.actors;

/** Time as a dependency: durations by a monotonic clock, instants by the wall's. */
public interface Clock {

    Clock SYSTEM = new Clock() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public long epochMs() {
            return System.currentTimeMillis();
        }
    };

    long nanos();

    long epochMs();
}
