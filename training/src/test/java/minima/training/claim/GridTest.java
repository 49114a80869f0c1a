package minima.training.claim;

import minima.training.data.Fixtures;
import minima.training.descent.GradientDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.measure.LinearMeasures;
import minima.training.model.LinearModel;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class GridTest {

    @Test
    void hasARowAStrandAColumnAMetricAndNoCellForWhatIsNotMeasured() {
        Grid grid =
                Grid.of("t", List.of(strand("a", "norm.l1", "norm.l2"), strand("b", "norm.l2")), "norm.l2", "norm.l1");

        assertThat(grid.rows()).containsExactly("a", "b");
        assertThat(grid.columns()).containsExactly("norm.l2", "norm.l1");
        assertThat(grid.cells())
                .containsExactly(
                        new Grid.Cell("a", "norm.l2", "a", "norm.l2"),
                        new Grid.Cell("a", "norm.l1", "a", "norm.l1"),
                        new Grid.Cell("b", "norm.l2", "b", "norm.l2"));
    }

    private static Strand strand(String name, String... metrics) {
        GradientDescent descent = new GradientDescent(
                LinearModel.regression(Fixtures.gunasekar()), new Schedule.Constant(Regulation.ofStepSize(0.1)));
        return new Strand(name, descent, new LinearMeasures(descent).measures(metrics), 1, false);
    }
}
