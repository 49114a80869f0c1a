package minima.telemetry.prometheus;

import minima.telemetry.event.RunState;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** How many runs there are in each state; forgets which ones have ended. */
final class RunStates {

    private final Map<String, RunState> alive = new HashMap<>();
    private final Map<RunState, Integer> counts = new EnumMap<>(RunState.class);

    RunStates() {
        for (RunState state : RunState.values()) {
            counts.put(state, 0);
        }
    }

    synchronized void put(String run, RunState state) {
        RunState before = state.terminal() ? alive.remove(run) : alive.put(run, state);
        if (before != null) {
            counts.merge(before, -1, Integer::sum);
        }
        counts.merge(state, 1, Integer::sum);
    }

    synchronized Map<RunState, Integer> counts() {
        return new EnumMap<>(counts);
    }
}
