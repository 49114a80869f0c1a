package minima.dashboards.alert;

import minima.actors.Clock;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** The system's clock, put forward by hand. */
final class LaterClock implements Clock {

    private final AtomicLong ahead = new AtomicLong();

    void forward(Duration time) {
        ahead.addAndGet(time.toNanos());
    }

    @Override
    public long nanos() {
        return System.nanoTime() + ahead.get();
    }

    @Override
    public long epochMs() {
        return System.currentTimeMillis() + ahead.get() / 1_000_000;
    }
}
