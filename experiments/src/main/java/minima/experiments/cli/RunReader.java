package minima.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** The reports of runs. */
interface RunReader {

    /** A run's report; null if there is no such run. */
    @Nullable
    JsonNode report(String run);

    /** The newest runs, newest first. */
    List<JsonNode> newest(int limit);
}
