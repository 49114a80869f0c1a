package minima.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;

/** What is watched from a terminal until it ends: runs, or a batch. */
interface Watched {

    /** The reports as they are now; each has a status. */
    List<JsonNode> reports();

    /** Whether these reports are the last. */
    boolean ended(List<JsonNode> reports);

    /** The reports with all that is said at the end. */
    List<JsonNode> last();
}
