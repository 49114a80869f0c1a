package minima.training.measure;

import minima.training.claim.Ensemble;
import minima.training.claim.Measure;
import minima.training.data.Fixtures;
import minima.training.descent.GradientDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.model.LinearModel;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class CloudMeasuresTest {

    private static final LinearModel MODEL = LinearModel.regression(Fixtures.gunasekar());

    private final Ensemble<GradientDescent> three = new Ensemble<>(List.of(at(3, 0, 0), at(0, 4, 0), at(0, 1, 0)));

    /** Between (3,0,0) and (0,4,0). */
    @Test
    void isAsWideAsItsFarthestMembersAreApart() {
        assertThat(read(new CloudMeasures<>(three).diameter())).isEqualTo(5);
    }

    /** Two of the three directions are one; the third is at a right angle. */
    @Test
    void seesDirectionsWhateverTheLengths() {
        assertThat(read(new CloudMeasures<>(three).directionDiameter())).isCloseTo(Math.sqrt(2), within(1e-15));
        Ensemble<GradientDescent> opposite = new Ensemble<>(List.of(at(0, 0, 1), at(0, 0, -7)));
        assertThat(read(new CloudMeasures<>(opposite).directionDiameter())).isEqualTo(2);
        Ensemble<GradientDescent> resting = new Ensemble<>(List.of(at(0, 0, 0), at(0, 0, 0)));
        assertThat(read(new CloudMeasures<>(resting).directionDiameter())).isZero();
    }

    @Test
    void measuresEachMemberFromItsOwnPoint() {
        double[][] own = {{3, 0, 0}, {0, 4, 2}, {1, 1, 0}};

        assertThat(read(new CloudMeasures<>(three).farthestFrom(own))).isEqualTo(2);
    }

    @Test
    void readsTheLargestAndTheLeastOfItsMembers() {
        assertThat(read(new CloudMeasures<>(three).largest(Metrics.NORM_L2, member -> member.weight(1))))
                .isEqualTo(4);
        assertThat(read(new CloudMeasures<>(three).least(Metrics.NORM_L2, member -> member.weight(0))))
                .isZero();
    }

    private static GradientDescent at(double... start) {
        return new GradientDescent(MODEL, new Schedule.Constant(Regulation.ofStepSize(0)), start);
    }

    private static double read(Measure measure) {
        return measure.read().getAsDouble();
    }
}
