package minima.training.data;

import minima.training.claim.InvalidInput;
import org.junit.jupiter.api.Test;

import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SamplesTest {

    private static final double[][] ROWS = {{1, 2}, {3, 4}, {5, 6}};

    @Test
    void givesBackItsNumbers() {
        Samples samples = new Samples("three", ROWS, 1, -1, 1);

        assertThat(samples.size()).isEqualTo(3);
        assertThat(samples.dimension()).isEqualTo(2);
        assertThat(samples.feature(2, 1)).isEqualTo(6);
        assertThat(samples.target(1)).isEqualTo(-1);
        assertThat(samples.rows()).isEqualTo(ROWS);
        assertThat(samples.signedRows()).isEqualTo(new double[][] {{1, 2}, {-3, -4}, {5, 6}});
    }

    @Test
    void doesNotChangeWhenWhatItWasMadeOfOrGaveChanges() {
        double[][] x = {{1, 2}, {3, 4}};
        double[] y = {1, -1};
        Samples samples = new Samples("two", x, y);

        x[0][0] = 9;
        y[0] = 9;
        samples.rows()[1][1] = 9;
        samples.targets()[1] = 9;

        assertThat(samples.rows()).isEqualTo(new double[][] {{1, 2}, {3, 4}});
        assertThat(samples.targets()).containsExactly(1, -1);
    }

    @Test
    void turnsZeroAndOneIntoSigns() {
        assertThat(new Samples("three", ROWS, 1, 0, 1).requireBinary().targets())
                .containsExactly(1, -1, 1);
        assertThat(new Samples("three", ROWS, 1, 0, 1).requireBinary().rows()).isEqualTo(ROWS);
    }

    @Test
    void refusesAMixtureOfSignsAndZeroes() {
        assertThatThrownBy(() -> new Samples("three", ROWS, 1, -1, 0).requireBinary())
                .isInstanceOf(InvalidInput.class)
                .hasMessage("targets must be all in {-1, 1} or all in {0, 1}: y[2]=0.0 in three."
                        + " Maybe choose two classes, as in digits:0,1");
    }

    @Test
    void refusesOneClass() {
        assertThatThrownBy(() -> new Samples("three", ROWS, 1, 1, 1).requireBinary())
                .hasMessage("two classes are needed: every y=1.0 in three");
    }

    @Test
    void refusesRowsOfDifferentLength() {
        assertThatThrownBy(() -> new Samples("two", new double[][] {{1, 2}, {3}}, 1, 1))
                .hasMessage("samples must share one dimension: x[0].length=2, x[1].length=1");
    }

    @Test
    void refusesEmptinessAndMissingTargets() {
        assertThatThrownBy(() -> new Samples("none", new double[0][]))
                .hasMessage("samples must not be empty and must have a target each: x.length=0, y.length=0");
        assertThatThrownBy(() -> new Samples("three", ROWS, 1, 1))
                .hasMessage("samples must not be empty and must have a target each: x.length=3, y.length=2");
    }

    @Test
    void knowsClassesFromZero() {
        Samples classes = new Samples("three", ROWS, 2, 0, 1);

        assertThat(classes.requireClasses()).isSameAs(classes);
    }

    @Test
    void refusesTargetsThatAreNotAllClassesFromZero() {
        assertThatThrownBy(() -> new Samples("three", ROWS, 0, 1, 0.5).requireClasses())
                .isInstanceOf(InvalidInput.class)
                .hasMessage("targets must be classes 0..K-1: y[2]=0.5 in three");
        assertThatThrownBy(() -> new Samples("three", ROWS, 0, -1, 1).requireClasses())
                .hasMessage("targets must be classes 0..K-1: y[1]=-1.0 in three");
        assertThatThrownBy(() -> new Samples("three", ROWS, 0, 1, 3).requireClasses())
                .hasMessage("targets must be classes 0..K-1: y[2]=3.0 in three");
        assertThatThrownBy(() -> new Samples("three", ROWS, 0, 2, 2).requireClasses())
                .hasMessage("every class of 0..K-1 must have a sample: no y=1 in three with K=3."
                        + " Maybe number the classes from 0");
        assertThatThrownBy(() -> new Samples("three", ROWS, 1, 1, 1).requireClasses())
                .hasMessage("two classes are needed: every y=1.0 in three");
    }

    @Test
    void refusesWhatIsNotFinite() {
        assertThatThrownBy(() -> new Samples("two", new double[][] {{1, 2}, {3, Double.NaN}}, 1, 1))
                .hasMessage("samples must be finite: x[1]=NaN");
        assertThatThrownBy(() -> new Samples("two", new double[][] {{1}, {2}}, 1, Double.POSITIVE_INFINITY))
                .hasMessage("samples must be finite: y[1]=Infinity");
    }

    /** The hash is of {@code struct.pack(">ii6d3d", 3, 2, 1, 2, 3, 4, 5, 6, 1, -1, 1)}, by Python's hashlib. */
    @Test
    void hasTheHashOfItsNumbersAlone() {
        assertThat(new Samples("three", ROWS, 1, -1, 1).sha256())
                .isEqualTo("4f6616602ea71cf02d58adf3f2677f4e02c16d738dddc4752865cd3237d5ffcd")
                .isEqualTo(new Samples("another name", ROWS, 1, -1, 1).sha256());
    }

    @Test
    void hasAnotherHashWhenANumberOrTheShapeIsAnother() {
        double[][] wide = {{1, 2, 3, 4, 5, 6}};
        double[][] tall = {{1, 2}, {3, 4}, {5, 7}};

        assertThat(Set.of(
                        new Samples("a", ROWS, 1, -1, 1).sha256(),
                        new Samples("a", ROWS, 1, -1, -1).sha256(),
                        new Samples("a", tall, 1, -1, 1).sha256(),
                        new Samples("a", wide, 1).sha256()))
                .hasSize(4);
    }
}
