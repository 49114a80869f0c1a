package minima.telemetry.event;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FrameTest {

    @Test
    void doesNotChangeWithTheArraysItWasMadeOfOrGave() {
        double[] values = {1, 2};
        Frame frame = frame(List.of(2), values);
        values[0] = 7;
        frame.values()[1] = 7;

        assertThat(frame.value(0)).isEqualTo(1);
        assertThat(frame.value(1)).isEqualTo(2);
    }

    @Test
    void equalsAFrameOfTheSameNumbersAlsoWhereTheyAreNone() {
        assertThat(frame(List.of(2), Double.NaN, 1)).isEqualTo(frame(List.of(2), Double.NaN, 1));
        assertThat(frame(List.of(2), 0.0, 1)).isNotEqualTo(frame(List.of(2), -0.0, 1));
        assertThat(frame(List.of(2, 1), 0, 1)).isNotEqualTo(frame(List.of(1, 2), 0, 1));
    }

    @Test
    void refusesValuesThatDoNotFillItsShape() {
        assertThatThrownBy(() -> frame(List.of(2, 2), 1, 2, 3))
                .hasMessage("a frame must hold as many values as its shape says, from 1 to 32768:"
                        + " measure=spectrum.dft, shape=[2, 2], values=3");
        assertThatThrownBy(() -> frame(List.of(0))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesMoreValuesThanARecordHolds() {
        assertThat(frame(List.of(Frame.MOST_VALUES), new double[Frame.MOST_VALUES])
                        .size())
                .isEqualTo(Frame.MOST_VALUES);
        assertThatThrownBy(() -> frame(List.of(Frame.MOST_VALUES + 1), new double[Frame.MOST_VALUES + 1]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Frame frame(List<Integer> shape, double... values) {
        return new Frame("r", "e", "s", "spectrum.dft", 1, 2, shape, values);
    }
}
