package minima.dashboards.api;

import minima.actors.BatchCell;
import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The cells that were asked for last of those whose runs have ended: these never change again. */
final class EndedCells {

    private static final int MOST = 10_000;

    private final Map<String, BatchCell> byRun = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75F, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, BatchCell> eldest) {
            return size() > MOST;
        }
    });

    @Nullable
    BatchCell of(String run) {
        return byRun.get(run);
    }

    void put(BatchCell cell) {
        byRun.put(cell.run(), cell);
    }
}
