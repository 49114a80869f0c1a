package minima.training.data;

import minima.training.claim.InvalidInput;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EntriesTest {

    @Test
    void areAsManyRowsAndColumnsAsTheirLargestIndicesSay() {
        Entries entries = Entries.of(samples(new double[][] {{1, 0}, {0, 3}}, -1, 1));

        assertThat(entries.rows()).isEqualTo(2);
        assertThat(entries.columns()).isEqualTo(4);
        assertThat(entries.position(0)).isEqualTo(4);
        assertThat(entries.position(1)).isEqualTo(3);
    }

    @Test
    void measureOneEntryOfTheMatrixEach() {
        Samples measurements =
                Entries.of(samples(new double[][] {{1, 0}, {0, 1}}, 5, 7)).asMeasurements();

        assertThat(measurements.rows()).isEqualTo(new double[][] {{0, 0, 1, 0}, {0, 1, 0, 0}});
        assertThat(measurements.targets()).containsExactly(5, 7);
    }

    @Test
    void refuseWhatIsNoIndex() {
        for (double bad : new double[] {-1, 0.5, 1e9}) {
            assertThatThrownBy(() -> Entries.of(samples(new double[][] {{0, 0}, {2, bad}}, 1, 1)))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessage("i and j must be whole numbers from 0 to 32767: j=%s in entry 2 of mine", bad);
        }
    }

    @Test
    void refuseSamplesThatAreNotOfTwoFeatures() {
        assertThatThrownBy(() -> Entries.of(samples(new double[][] {{0, 0, 1}}, 1)))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("entries must have the columns i, j and y: columns=4 in mine. Maybe the header i,j,y");
    }

    @Test
    void refuseAMatrixThatDoesNotFitIntoMemory() {
        double[][] indices = new double[1000][2];
        indices[0] = new double[] {30_000, 30_000};

        assertThatThrownBy(() -> Entries.of(samples(indices, new double[1000])))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("half of the heap");
    }

    private static Samples samples(double[][] x, double... y) {
        return new Samples("mine", x, y);
    }
}
