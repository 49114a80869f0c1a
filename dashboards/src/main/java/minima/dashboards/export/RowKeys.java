package minima.dashboards.export;

import java.util.Map;

/**
 * What the rows of a run are told apart by, besides what their records hold.
 *
 * @param onlyStrand the name of its strand where it has one, whose records do not name it; else empty
 * @param named of a batch's run the seed and the swept settings as they were written, in the order of the columns
 */
record RowKeys(String onlyStrand, Map<String, String> named) {

    static final String SEED = "seed";
    static final RowKeys NONE = new RowKeys("", Map.of());
}
