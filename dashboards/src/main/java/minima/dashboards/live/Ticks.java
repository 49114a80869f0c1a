package minima.dashboards.live;

import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;

import java.time.Duration;

/** Moments at which viewers are told what is new. */
final class Ticks {

    private Ticks() {}

    /**
     * At once, and then when the clock shows multiples of a time, so that all viewers are told together of the same.
     */
    static Source<NotUsed, NotUsed> each(Duration time) {
        Duration next = Duration.ofMillis(time.toMillis() - System.currentTimeMillis() % time.toMillis());
        return Source.single(NotUsed.getInstance()).concat(Source.tick(next, time, NotUsed.getInstance()));
    }
}
