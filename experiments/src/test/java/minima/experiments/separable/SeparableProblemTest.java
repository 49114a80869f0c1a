package minima.experiments.separable;

import minima.training.claim.Plane;
import minima.training.claim.Rehearsal;
import minima.training.claim.Strand;
import minima.training.claim.Trial;
import minima.training.claim.VectorMeasure;
import minima.training.data.Fixtures;
import minima.training.data.Samples;
import minima.training.descent.GradientDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.loss.Logistic;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SeparableProblemTest {

    /** ŵ = (½, ½): the predicted distance of (x, y) is (x + y)/√2, and the least of the samples' is the margin √2. */
    @Test
    void drawsTheBoundaryOfTwoFeaturesBesideTheSeparators() {
        VectorMeasure boundary = onlyVector(strand(Fixtures.soudrySupport()));
        Plane plane = boundary.plane();

        assertThat(boundary.measure()).isEqualTo("decision.distance");
        for (int k = 0; k < plane.size(); k++) {
            assertThat(plane.predicted().get(k))
                    .isCloseTo((plane.x(k) + plane.y(k)) / Math.sqrt(2), within(1e-12)); // the oracle's duality gap
        }
        assertThat(plane.samples())
                .contains(new Plane.Sample(0.5, 1.5, 1), new Plane.Sample(-1.5, -0.5, -1))
                .hasSize(4);
    }

    @Test
    void readsTheBoundaryOfItsOwnWeights() {
        Strand strand = strand(new Samples("two", new double[][] {{2, 0}, {1, 3}}, 1, -1));
        Plane plane = onlyVector(strand).plane();
        List<double[]> frames = new ArrayList<>();

        Rehearsal.watched(
                new Trial(List.of(strand), List.of(), List.of(), history -> List.of()),
                (of, step, measure, values) -> frames.add(values));

        double[] w = ((GradientDescent) strand.simulation()).weights();
        double[] last = frames.get(frames.size() - 1);
        double norm = Math.hypot(w[0], w[1]);
        for (int k = 0; k < last.length; k++) {
            assertThat(last[k]).isCloseTo((w[0] * plane.x(k) + w[1] * plane.y(k)) / norm, within(1e-14));
        }
    }

    @Test
    void predictsNoBoundaryWhereNothingSeparates() {
        Samples crossed = new Samples("crossed", new double[][] {{1, 1}, {2, 2}}, 1, -1);

        assertThat(onlyVector(strand(crossed)).plane().predicted()).isEmpty();
    }

    @Test
    void hasNoPlaneOfMoreFeatures() {
        assertThat(strand(Fixtures.threeGeometries()).vectors()).isEmpty();
    }

    private static VectorMeasure onlyVector(Strand strand) {
        assertThat(strand.vectors()).hasSize(1);
        return strand.vectors().get(0);
    }

    private static Strand strand(Samples data) {
        SeparableProblem problem = SeparableProblem.of(data);
        GradientDescent descent =
                new GradientDescent(problem.model(new Logistic()), new Schedule.Constant(Regulation.ofStepSize(0.1)));
        return problem.strand("logistic", descent, 0.1, 500);
    }
}
