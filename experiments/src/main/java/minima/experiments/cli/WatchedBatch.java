package minima.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** A batch until all of its runs have ended; then its summary over seeds. */
record WatchedBatch(RunAccess laboratory, String batch) implements Watched {

    /** Counts alone: a batch of ten thousand runs has megabytes of values. */
    @Override
    public List<JsonNode> reports() {
        return List.of(laboratory.batch(batch, false));
    }

    @Override
    public boolean ended(List<JsonNode> reports) {
        return !reports.get(0).path("status").asText().equals("RUNNING");
    }

    @Override
    public List<JsonNode> last() {
        return List.of(laboratory.batch(batch, true));
    }

    @Override
    public void print(List<JsonNode> reports, PrintWriter out) {
        reports.forEach(report -> BatchText.print(report, out));
    }

    @Override
    public Map<String, Object> json(List<JsonNode> reports) {
        return Map.of("batches", reports);
    }

    /** 3 if a run failed or diverged; 0 if all completed with every verdict as it should be; else 1. */
    @Override
    public int exitCode(List<JsonNode> reports) {
        int code = Minima.DONE;
        for (JsonNode cell : reports.get(0).path("cells")) {
            String status = cell.path("status").asText();
            if (status.equals("FAILED") || status.equals("DIVERGED")) {
                return Minima.FAILED;
            }
            boolean good = status.equals("COMPLETED")
                    && cell.path("verdicts").asInt() > 0
                    && cell.path("verdicts").asInt() == cell.path("asTheyShould").asInt();
            code = good ? code : Minima.NOT_SUPPORTED;
        }
        return code;
    }
}
