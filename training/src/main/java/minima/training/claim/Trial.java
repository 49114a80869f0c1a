package minima.training.claim;

import java.util.List;

/**
 * What an experiment sets up before the first step.
 *
 * @param strands simulations side by side on one clock, names distinct
 * @param assumptions hypotheses of the theorem, checked on these data and settings
 * @param predictions what the page draws beside the measurement
 * @param judge turns the history of all strands into verdicts
 * @param grids tables over the strands
 */
public record Trial(
        List<Strand> strands,
        List<Assumption> assumptions,
        List<Prediction> predictions,
        Judge judge,
        List<Grid> grids) {

    public Trial {
        grids = List.copyOf(grids);
        strands = List.copyOf(strands);
        assumptions = List.copyOf(assumptions);
        predictions = List.copyOf(predictions);
        long names = strands.stream().map(Strand::name).distinct().count();
        if (strands.isEmpty() || names != strands.size()) {
            throw new IllegalArgumentException("a trial must have strands with distinct names: names="
                    + strands.stream().map(Strand::name).toList());
        }
    }

    /** Without grids. */
    public Trial(List<Strand> strands, List<Assumption> assumptions, List<Prediction> predictions, Judge judge) {
        this(strands, assumptions, predictions, judge, List.of());
    }

    public Trial with(Grid... shown) {
        return new Trial(strands, assumptions, predictions, judge, List.of(shown));
    }

    /** This trial without its control strands, and without the predictions about them. */
    public Trial withoutControls() {
        List<Strand> claims = strands.stream().filter(s -> !s.control()).toList();
        List<String> kept = claims.stream().map(Strand::name).toList();
        return new Trial(
                claims,
                assumptions,
                predictions.stream().filter(p -> kept.contains(p.strand())).toList(),
                history -> judge.verdicts(history).stream()
                        .filter(v -> kept.contains(v.strand()))
                        .toList(),
                grids.stream().map(grid -> grid.of(kept)).toList());
    }
}
