package minima.dashboards.live;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

class SharedJsonTest {

    /** Equal to any other of its name. */
    private record Thing(String name) {}

    private final SharedJson shared = new SharedJson();
    private final AtomicInteger written = new AtomicInteger();

    @Test
    void isWrittenOnceForTheSameThingsInWhateverList() {
        Thing one = new Thing("one");
        Thing two = new Thing("two");

        assertThat(told(List.of(one, two))).isEqualTo("[{\"name\":\"one\"},{\"name\":\"two\"}]");
        assertThat(told(List.copyOf(List.of(one, two)))).isEqualTo("[{\"name\":\"one\"},{\"name\":\"two\"}]");
        assertThat(written).hasValue(1);
    }

    @Test
    void isWrittenAnewForThingsThatAreEqualAlone() {
        Thing one = new Thing("one");
        told(List.of(one));
        told(List.of(new Thing("one")));
        told(List.of(one, one));
        assertThat(written).hasValue(3);
    }

    @Test
    void forgetsWhatWasNotToldForLong() {
        Thing first = new Thing("first");
        told(List.of(first));
        for (int k = 0; k < 31; k++) {
            told(List.of(new Thing("thing " + k)));
        }
        told(List.of(first));
        assertThat(written).as("the newest 32 are kept").hasValue(32);
        for (int k = 0; k < 32; k++) {
            told(List.of(new Thing("another " + k)));
        }
        told(List.of(first));
        assertThat(written).hasValue(65);
    }

    private String told(List<?> things) {
        return shared.of(things, () -> {
            written.incrementAndGet();
            return things;
        });
    }
}
