package minima.training.claim;

import minima.training.claim.Prediction.Limit;
import minima.training.claim.Prediction.Provenance;
import minima.training.data.Fixtures;
import minima.training.descent.GradientDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.measure.LinearMeasures;
import minima.training.model.LinearModel;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TrialTest {

    @Test
    void standsBesideAnotherWithAllThatBothHaveEachJudgedByItsOwnRule() {
        Rehearsal both = Rehearsal.of(trial("a", 1).and(trial("b", 2)));

        assertThat(both.trial().strands()).extracting(Strand::name).containsExactly("a", "b");
        assertThat(both.trial().assumptions()).hasSize(2);
        assertThat(both.trial().predictions()).extracting(Prediction::strand).containsExactly("a", "b");
        assertThat(both.trial().grids()).extracting(Grid::title).containsExactly("a", "b");
        assertThat(both.verdicts()).extracting(Verdict::strand).containsExactly("a", "b");
        assertThat(both.verdicts()).extracting(Verdict::predicted).containsExactly(1.0, 2.0);
    }

    @Test
    void refusesASecondStrandOfOneName() {
        assertThatThrownBy(() -> trial("a", 1).and(trial("a", 2))).hasMessageContaining("distinct names");
    }

    private static Trial trial(String name, double predicted) {
        GradientDescent descent = new GradientDescent(
                LinearModel.regression(Fixtures.gunasekar()), new Schedule.Constant(Regulation.ofStepSize(0.1)));
        Strand strand = new Strand(name, descent, new LinearMeasures(descent).measures("norm.l2"), 2, false);
        return new Trial(
                        List.of(strand),
                        List.of(Assumption.of(name, true, "")),
                        List.of(new Limit(name, "norm.l2", predicted, "", Provenance.D)),
                        history -> List.of(Verdict.within(strand, "norm.l2", predicted, predicted, 0, "", "")))
                .with(Grid.of(name, List.of(strand), "norm.l2"));
    }
}
