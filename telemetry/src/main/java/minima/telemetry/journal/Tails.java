package minima.telemetry.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tails of the runs written lately, read from the journal when first asked for.
 *
 * <p>They are right for as long as nobody else writes: where the head has moved since, all are forgotten.
 */
final class Tails {

    private static final int MOST = 20_000;

    private final Map<String, Tail> byRun = latest();
    private final Map<String, Tail> framesByRun = latest();
    private long head = -1;

    private static Map<String, Tail> latest() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Tail> eldest) {
                return size() > MOST;
            }
        };
    }

    void startAt(long place) {
        if (place != head) {
            forget();
        }
    }

    void endAt(long place) {
        head = place;
    }

    void forget() {
        byRun.clear();
        framesByRun.clear();
        head = -1;
    }

    Tail of(Connection connection, String run) throws SQLException {
        Tail tail = byRun.get(run);
        if (tail == null) {
            tail = Blocks.tail(connection, run);
            byRun.put(run, tail);
        }
        return tail;
    }

    Tail ofFrames(Connection connection, String run) throws SQLException {
        Tail tail = framesByRun.get(run);
        if (tail == null) {
            tail = Frames.tail(connection, run);
            framesByRun.put(run, tail);
        }
        return tail;
    }
}
