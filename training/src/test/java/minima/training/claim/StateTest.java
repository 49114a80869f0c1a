package minima.training.claim;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a {@link StateWriter} takes, a {@link StateReader} gives back. */
class StateTest {

    private static final double[] NUMBERS = {
        0.0, -0.0, 1 / 3.0, Double.MIN_VALUE, -Double.MAX_VALUE, Double.NaN, Double.NEGATIVE_INFINITY
    };

    @Test
    void comesBackBitForBit() {
        StateWriter out = new StateWriter();
        out.put("steps", Long.MIN_VALUE);
        out.put("counters", 1, 2, 3);
        out.put("schrittgröße η", NUMBERS);
        out.put("empty", new double[0]);
        StateReader in = new StateReader(out.toBytes());

        double[] numbers = new double[NUMBERS.length];
        in.getDoubles("schrittgröße η", numbers);
        long[] counters = new long[3];
        in.getLongs("counters", counters);

        assertThat(bits(numbers)).isEqualTo(bits(NUMBERS));
        assertThat(counters).containsExactly(1, 2, 3);
        assertThat(in.getLong("steps")).isEqualTo(Long.MIN_VALUE);
        in.getDoubles("empty", new double[0]);
    }

    /** name length 1 | "n" | 'l' | count 1 | 2. */
    @Test
    void hasTheLayoutOfItsDocumentation() {
        StateWriter out = new StateWriter();
        out.put("n", 2L);

        assertThat(out.toBytes()).containsExactly(0, 0, 0, 1, 'n', 'l', 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2);
    }

    @Test
    void refusesAFieldThatIsMissingOrOfAnotherLengthOrKind() {
        StateWriter out = new StateWriter();
        out.put("w", 1.0, 2.0);
        StateReader in = new StateReader(out.toBytes());

        assertThatThrownBy(() -> in.getDoubles("v", new double[2]))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("state must hold 2 numbers: name=v, held=none");
        assertThatThrownBy(() -> in.getDoubles("w", new double[3]))
                .hasMessage("state must hold 3 numbers: name=w, held=2");
        assertThatThrownBy(() -> in.getLongs("w", new long[2]))
                .hasMessage("state must hold 2 integers: name=w, held=none");
        assertThatThrownBy(() -> in.getLong("w")).hasMessage("state must hold one integer: name=w");
    }

    @Test
    void refusesTwoFieldsOfOneName() {
        StateWriter out = new StateWriter();
        out.put("w", 1.0);

        assertThatThrownBy(() -> out.put("w", 2L))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("fields must have distinct names: name=w");
    }

    @Test
    void refusesATornStateWhereverItIsTorn() {
        StateWriter out = new StateWriter();
        out.put("weights", 1.0, 2.0);
        byte[] whole = out.toBytes();

        for (int length = 1; length < whole.length; length++) {
            byte[] torn = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> new StateReader(torn))
                    .as("first %d bytes", length)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("state must be whole: bytes=%d", length);
        }
    }

    @Test
    void refusesLengthsThatCannotBeWithoutAllocatingThem() {
        byte[] hugeName = {0x7F, -1, -1, -1, 'w'};
        byte[] negativeCount = {0, 0, 0, 1, 'w', 'd', -1, -1, -1, -1};
        byte[] hugeCount = {0, 0, 0, 1, 'w', 'd', 0x7F, -1, -1, -1, 0};

        for (byte[] state : new byte[][] {hugeName, negativeCount, hugeCount}) {
            assertThatThrownBy(() -> new StateReader(state))
                    .as("%s", Arrays.toString(state))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void refusesAFieldOfUnknownKind() {
        byte[] state = {0, 0, 0, 1, 'w', 'x', 0, 0, 0, 0};

        assertThatThrownBy(() -> new StateReader(state)).hasMessage("field must be of kind l or d: name=w, kind=120");
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }
}
