package minima.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.BatchReport;
import minima.training.claim.InvalidInput;

import java.util.List;

/** A batch until all of its runs have ended; then its summary over seeds. */
record WatchedBatch(RunReader laboratory, String batch) implements Watched {

    /** Counts alone: a batch of ten thousand runs has megabytes of values. */
    @Override
    public List<JsonNode> reports() {
        return List.of(report(BatchReport.View.COUNTS));
    }

    @Override
    public boolean ended(List<JsonNode> reports) {
        return reports.stream().allMatch(LastWord::isLast);
    }

    @Override
    public List<JsonNode> last() {
        return List.of(report(BatchReport.View.CELLS));
    }

    private JsonNode report(BatchReport.View view) {
        JsonNode report = laboratory.batch(batch, view);
        if (report == null) {
            throw new InvalidInput("batch must exist: batch=" + batch);
        }
        return report;
    }
}
