package minima.actors;

import minima.training.claim.Experiment;
import minima.training.claim.InvalidInput;
import minima.training.claim.Materials;
import minima.training.claim.SettingsRecord;
import minima.training.random.Streams;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a user asks to be run together: every combination of the axes' values, each with every seed.
 *
 * <p>Cells count from 0, the seed fastest and the first axis slowest; a cell's run has the batch's id and the cell's
 * number, so that a batch that was interrupted knows what it has submitted.
 *
 * @param batch its id, made by {@link RunIds}
 * @param settings what all runs share, name to text
 * @param seeds distinct
 * @param data what {@code --data} takes, null where the experiment makes its own
 * @param dataSha256 of the data when the batch was launched, so that each of its runs has the same
 * @param atOnce most runs that are alive at a time; 0 for as many as there are slots
 */
public record Sweep(
        String batch,
        String experiment,
        Map<String, String> settings,
        List<Axis> axes,
        List<Long> seeds,
        @Nullable String data,
        @Nullable String dataSha256,
        String every,
        boolean controls,
        int atOnce) {

    static final int MOST_CELLS = 100_000;
    private static final int MOST_CHECKED_WITH_DATA = 1_000;

    /**
     * A setting and the values it takes, distinct, as text.
     *
     * @param log whether they are spaced by one factor, which a chart's axis may follow
     */
    public record Axis(String setting, List<String> values, boolean log) {

        /** An axis of listed values. */
        public Axis(String setting, List<String> values) {
            this(setting, values, false);
        }

        public Axis {
            values = List.copyOf(values);
            if (values.isEmpty() || new HashSet<>(values).size() < values.size()) {
                throw new InvalidInput("an axis must have distinct values: %s=%s".formatted(setting, values));
            }
        }
    }

    public Sweep {
        settings = Map.copyOf(settings);
        axes = List.copyOf(axes);
        seeds = List.copyOf(seeds);
        if (seeds.isEmpty() || new HashSet<>(seeds).size() < seeds.size()) {
            throw new InvalidInput("a batch must have distinct seeds: seeds=" + seeds);
        }
        if (axes.stream().map(Axis::setting).distinct().count() < axes.size()) {
            throw new InvalidInput("axes must be of distinct settings: axes="
                    + axes.stream().map(Axis::setting).toList());
        }
        for (Axis axis : axes) {
            if (settings.containsKey(axis.setting())) {
                throw new InvalidInput("a setting must be fixed or swept, not both: setting=" + axis.setting());
            }
        }
        if (atOnce < 0) {
            throw new InvalidInput("at most so many runs at once, 0 for all slots: atOnce=" + atOnce);
        }
        long cells = seeds.size();
        for (Axis axis : axes) {
            cells = Math.min(cells * axis.values().size(), Integer.MAX_VALUE);
        }
        if (cells > MOST_CELLS) {
            throw new InvalidInput("a batch must have at most %,d runs: runs=%,d. Maybe fewer values or seeds"
                    .formatted(MOST_CELLS, cells));
        }
    }

    /** The number of cells: of all combinations with all seeds. */
    public int cells() {
        int cells = seeds.size();
        for (Axis axis : axes) {
            cells *= axis.values().size();
        }
        return cells;
    }

    public long seed(int cell) {
        return seeds.get(cell % seeds.size());
    }

    /** The swept settings of a cell, in the order of the axes. */
    public Map<String, String> swept(int cell) {
        int rest = cell / seeds.size();
        List<String> values = new ArrayList<>();
        for (int a = axes.size() - 1; a >= 0; a--) {
            List<String> choices = axes.get(a).values();
            values.add(0, choices.get(rest % choices.size()));
            rest /= choices.size();
        }
        Map<String, String> swept = new LinkedHashMap<>();
        for (int a = 0; a < axes.size(); a++) {
            swept.put(axes.get(a).setting(), values.get(a));
        }
        return swept;
    }

    public String run(int cell) {
        return "%s-%d".formatted(batch, cell);
    }

    /** The cell of a run of this batch. */
    int cellOf(String run) {
        return Integer.parseInt(run.substring(batch.length() + 1));
    }

    /** The order of a cell's run. */
    public RunOrder order(int cell) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.putAll(swept(cell));
        return new RunOrder(run(cell), experiment, all, seed(cell), data, dataSha256, every, controls, batch);
    }

    /**
     * This sweep with the fingerprint of its data, every combination of settings found good; with the data too, the
     * first {@value #MOST_CHECKED_WITH_DATA} of them. Writes nothing.
     *
     * @throws InvalidInput with the rule, the value and the cure
     */
    public Sweep checked(Map<String, Experiment<?>> catalogue) {
        Preparation first = Preparation.of(order(0), catalogue);
        Set<Record> distinct = new HashSet<>();
        for (int cell = 0; cell < cells(); cell += seeds.size()) {
            Map<String, String> changes = order(cell).settings();
            if (!distinct.add(SettingsRecord.with(first.experiment().defaults(), changes))) {
                throw new InvalidInput("axes must have distinct values: " + swept(cell));
            }
            if (distinct.size() <= MOST_CHECKED_WITH_DATA) {
                first.experiment().checkOf(changes, new Materials(first.data(), new Streams(seed(cell))));
            }
        }
        String sha256 = first.fingerprinted().dataSha256();
        return new Sweep(batch, experiment, settings, axes, seeds, data, sha256, every, controls, atOnce);
    }
}
