package minima.training.data;

import minima.training.claim.InvalidInput;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DataFilesTest {

    private static final long HEAP = Runtime.getRuntime().maxMemory();

    @Test
    void refusesDataThatWouldTakeMoreThanHalfOfTheHeap() {
        long numbers = HEAP / Double.BYTES;

        assertThatThrownBy(() -> DataFiles.requireRoomFor(numbers, "big.csv"))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("data must fit into half of the heap: %d MiB and more of %d MiB in big.csv."
                                .formatted(HEAP >> 20, HEAP >> 20)
                        + " Maybe take a subset with @n");
    }

    @Test
    void acceptsDataThatTakeLess() {
        assertThatCode(() -> DataFiles.requireRoomFor(HEAP / Double.BYTES / 4, "small.csv"))
                .doesNotThrowAnyException();
    }
}
