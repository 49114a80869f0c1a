package minima.training.claim;

import java.util.List;
import java.util.stream.Stream;

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

    /** Both trials side by side, each judged by its own rule. */
    public Trial and(Trial other) {
        return new Trial(
                joined(strands, other.strands),
                joined(assumptions, other.assumptions),
                joined(predictions, other.predictions),
                history -> joined(judge.verdicts(history), other.judge.verdicts(history)),
                joined(grids, other.grids));
    }

    /** With a further assumption, which decides no verdict. */
    public Trial assuming(Assumption further) {
        return new Trial(strands, joined(assumptions, List.of(further)), predictions, judge, grids);
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
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
