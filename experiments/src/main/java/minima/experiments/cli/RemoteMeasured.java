package minima.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;
import minima.dashboards.report.JournalMeasured;
import minima.dashboards.report.Measured;
import minima.telemetry.journal.Series;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** The numbers of a run as a laboratory in another process tells them. */
record RemoteMeasured(RemoteLaboratory laboratory, String run) implements Measured {

    @Override
    public Series series(String strand, String metric) {
        JsonNode answer = laboratory.get("api/runs/%s/series?metric=%s&strand=%s&points=%d"
                .formatted(run, query(metric), query(strand), JournalMeasured.POINTS));
        List<Series.Bucket> buckets = new ArrayList<>();
        for (JsonNode point : answer.path("points")) {
            long step = point.path(0).asLong();
            double least = number(point.path(1));
            double greatest = number(point.path(2));
            buckets.add(new Series.Bucket(step, step, least, greatest, least == greatest ? 1 : 2, 0));
        }
        return new Series(answer.path("behind").asLong(), buckets);
    }

    @Override
    public double[] frame(String strand, String measure) {
        JsonNode answer = laboratory.get("api/runs/%s/frames?measure=%s&strand=%s&step=%d"
                .formatted(run, query(measure), query(strand), Long.MAX_VALUE));
        JsonNode values = answer.path("frames").path(0).path("values");
        return StreamSupport.stream(values.spliterator(), false)
                .mapToDouble(RemoteMeasured::number)
                .toArray();
    }

    /** NaN and infinities come as words. */
    private static double number(JsonNode value) {
        return Double.parseDouble(value.asText());
    }

    private static String query(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
