package minima.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;
import minima.dashboards.report.Measured;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** The reports of runs, and what they measured. */
interface RunReader {

    /** A run's report; null if there is no such run. */
    @Nullable
    JsonNode report(String run);

    /** The numbers of a run that exists. */
    Measured measured(String run);

    /** The newest runs, newest first. */
    List<JsonNode> newest(int limit);
}
