package minima.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** What is watched from a terminal until it ends: runs, or a batch. */
interface Watched {

    /** The reports as they are now; each has a status. */
    List<JsonNode> reports();

    /** Whether these reports are the last. */
    boolean ended(List<JsonNode> reports);

    /** The reports with all that is said at the end. */
    List<JsonNode> last();

    /** What is said at the end, for people. */
    void print(List<JsonNode> reports, PrintWriter out);

    /** What is said at the end, for programs. */
    Map<String, Object> json(List<JsonNode> reports);

    int exitCode(List<JsonNode> reports);
}
