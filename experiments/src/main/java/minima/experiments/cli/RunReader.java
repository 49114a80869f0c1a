package minima.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.BatchReport;
import minima.dashboards.report.Measured;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** The reports of runs and batches, and what runs measured. */
interface RunReader {

    /** A run's report; null if there is no such run. */
    @Nullable
    JsonNode report(String run);

    /** The numbers of a run that exists. */
    Measured measured(String run);

    /** The newest runs of a batch, or of those that belong to none where it is null; newest first. */
    List<JsonNode> newest(@Nullable String batch, int limit);

    /** A batch's report; null if there is no such batch. */
    @Nullable
    JsonNode batch(String batch, BatchReport.View view);

    /** The newest batches, newest first, without values. */
    List<JsonNode> batches(int limit);
}
