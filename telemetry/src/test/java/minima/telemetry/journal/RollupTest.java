package minima.telemetry.journal;

import minima.telemetry.event.Block;
import minima.telemetry.event.BlockBuilder;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class RollupTest {

    @Test
    void holdsOfEachStretchItsEndsAndTheExtremesOfEachMetric() {
        BlockBuilder rows = Block.builder("a", "e", null, List.of("loss.train", "norm.l2"), 100);
        for (int row = 0; row < 70; row++) {
            rows.row(10 * row, 1_000 + row);
            rows.set(0, row % 32 == 5 ? -row : row);
            rows.set(1, row < 64 ? Double.NaN : row == 66 ? 3 : Double.NaN);
        }
        Rollup rollup = Rollup.decode(Rollup.encode(rows.build()));

        assertThat(rollup.stretches()).isEqualTo(3);
        assertThat(List.of(rollup.first(1), rollup.last(1), rollup.lastMs(1))).containsExactly(320L, 630L, 1_063L);
        assertThat(List.of(rollup.rows(0), rollup.rows(1), rollup.rows(2))).containsExactly(32, 32, 6);
        assertThat(rollup.min(1, 0)).isEqualTo(-37);
        assertThat(rollup.max(1, 0)).isEqualTo(63);
        assertThat(rollup.last(2)).isEqualTo(690);
        assertThat(rollup.min(1, 1)).as("no number in it").isNaN();
        assertThat(rollup.min(2, 1)).as("the one number in it").isEqualTo(3);
        assertThat(rollup.max(2, 1)).isEqualTo(3);
    }
}
