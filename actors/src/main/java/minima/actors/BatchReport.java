package minima.actors;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import minima.telemetry.event.BatchRecord;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A batch as people and programs see it, at one moment: how far it is, what was asked for, each cell with its newest
 * values, and each combination of settings summed up over its seeds.
 *
 * @param settings what all runs share, those that differ from the defaults
 * @param cells absent where only counts or groups were asked for
 * @param groups absent where only counts were asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BatchReport(
        @JsonUnwrapped BatchStanding standing,
        Map<String, String> settings,
        List<Sweep.Axis> axes,
        List<Long> seeds,
        RunReport.@Nullable Data data,
        String every,
        @Nullable List<BatchCell> cells,
        @Nullable List<BatchGroup> groups) {

    /** How much of a batch is told. */
    public enum View {
        /** How far it is, without values: cheap. */
        COUNTS,

        /** Combinations of settings over seeds. */
        GROUPS,

        /** Each cell besides. */
        CELLS
    }

    /** A batch without values. */
    public static BatchReport of(BatchRecord record, BatchStanding standing) {
        return of(sweepOf(record), standing, null, null);
    }

    /**
     * A batch with values.
     *
     * @param cells all of them, in order
     * @param metrics which values are told
     */
    public static BatchReport of(
            Sweep sweep, BatchStanding standing, List<BatchCell> cells, View view, Predicate<String> metrics) {
        List<BatchCell> chosen = cells.stream().map(cell -> cell.with(metrics)).toList();
        return of(sweep, standing, view == View.CELLS ? chosen : null, BatchGroup.of(sweep, chosen));
    }

    private static BatchReport of(
            Sweep sweep, BatchStanding standing, @Nullable List<BatchCell> cells, @Nullable List<BatchGroup> groups) {
        return new BatchReport(
                standing,
                new TreeMap<>(sweep.settings()),
                sweep.axes(),
                sweep.seeds(),
                sweep.data() == null ? null : new RunReport.Data(sweep.data(), sweep.dataSha256()),
                sweep.every(),
                cells,
                groups);
    }

    /** What was asked for, from a batch's record. */
    public static Sweep sweepOf(BatchRecord record) {
        return RunJson.read(record.order(), Sweep.class);
    }
}
