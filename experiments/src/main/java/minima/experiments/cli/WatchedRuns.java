package minima.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/** Runs until each has ended. */
record WatchedRuns(RunReader laboratory, List<String> runs) implements Watched {

    @Override
    public List<JsonNode> reports() {
        List<JsonNode> reports = new ArrayList<>();
        for (String run : runs) {
            JsonNode report = laboratory.report(run);
            if (report != null) {
                reports.add(report);
            }
        }
        return reports;
    }

    @Override
    public boolean ended(List<JsonNode> reports) {
        return reports.size() == runs.size() && reports.stream().allMatch(LastWord::isLast);
    }

    @Override
    public List<JsonNode> last() {
        return reports();
    }
}
