package minima.telemetry.event;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BlockTest {

    private static final List<String> METRICS = List.of("loss.train", "norm.l2");

    @Test
    void holdsItsRowsInColumns() {
        BlockBuilder rows = Block.builder("r", "e", "s", METRICS, 10);
        rows.row(1, 100);
        rows.set(0, 0.5);
        rows.set(1, 2);
        rows.row(7, 90);
        rows.set(1, 3);
        Block block = rows.build();

        assertThat(block.rows()).isEqualTo(2);
        assertThat(block.step(1)).isEqualTo(7);
        assertThat(block.timeMs(1)).isEqualTo(90);
        assertThat(block.value(0, 0)).isEqualTo(0.5);
        assertThat(block.value(0, 1)).isEqualTo(2);
        assertThat(block.value(1, 0)).as("never set").isNaN();
        assertThat(block.value(1, 1)).isEqualTo(3);
    }

    @Test
    void doesNotChangeWhenItsBuilderGoesOn() {
        BlockBuilder rows = Block.builder("r", "e", null, METRICS, 1);
        rows.row(1, 1);
        rows.set(0, 1);
        Block first = rows.build();
        rows.row(2, 2);
        rows.set(0, 2);

        assertThat(first.value(0, 0)).isEqualTo(1);
        assertThat(rows.build().step(0)).isEqualTo(2);
    }

    @Test
    void refusesStepsThatDoNotRiseEvenFromBlockToBlock() {
        BlockBuilder rows = Block.builder("r", "e", null, METRICS, 2);
        rows.row(5, 0);
        rows.build();

        assertThatThrownBy(() -> rows.row(5, 0)).hasMessage("steps must rise from row to row: step=5, before=5");
    }

    @Test
    void refusesARowBeyondItsCapacity() {
        BlockBuilder rows = Block.builder("r", "e", null, METRICS, 1);
        rows.row(1, 0);

        assertThat(rows.isFull()).isTrue();
        assertThatThrownBy(() -> rows.row(2, 0)).hasMessage("a full block takes no row: capacity=1");
    }

    @Test
    void refusesNamesThatAreNoMetrics() {
        for (String name : List.of("", "Norm.l2", "norm l2", "norm,l2", "norm_l2", ".l2", "norm.", "norm-l2", "é")) {
            assertThatThrownBy(() -> Block.builder("r", "e", null, List.of(name), 1))
                    .hasMessage("metric must be lower-case words with dots: metric=" + name);
        }
    }

    @Test
    void fitsItsBoundWhateverItsNumbers() {
        int most = BlockBuilder.maxRows("r", "e", "s", METRICS);
        BlockBuilder rows = Block.builder("r", "e", "s", METRICS, most);
        for (int i = 0; i < most; i++) {
            rows.row(
                    Long.MIN_VALUE + 1 + i * (Long.MAX_VALUE / most * 2), i % 2 == 0 ? Long.MAX_VALUE : Long.MIN_VALUE);
        }

        assertThat(rows.build().encode()).hasSizeBetween(Block.MAX_BYTES / 2, Block.MAX_BYTES);
        assertThatThrownBy(() -> Block.builder("r", "e", "s", METRICS, most + 1))
                .hasMessageContaining("capacity must be from 1 to");
    }

    @Test
    void decodesToWhatWasEncoded() {
        Random random = new Random(5);
        for (int trial = 0; trial < 200; trial++) {
            Block block = random(random);

            assertThat(Block.decode(block.encode()))
                    .as("trial %d of seed 5", trial)
                    .isEqualTo(block);
        }
    }

    @Test
    void tellsEveryTruncationAndEveryFlippedBit() {
        byte[] whole = random(new Random(6)).encode();
        for (int length = 0; length < whole.length; length++) {
            byte[] torn = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> Block.decode(torn)).isInstanceOf(IllegalArgumentException.class);
        }
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] altered = whole.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> Block.decode(altered)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void saysThatANewerProgramWroteIt() {
        byte[] newer = random(new Random(7)).encode();
        newer[2] = 2;

        assertThatThrownBy(() -> Block.decode(newer))
                .hasMessage("block of another version: version=2, known=1. Maybe a newer program wrote it");
    }

    /** The bytes were laid out by hand from the drawing, the sum by a bitwise CRC32C. */
    @Test
    void readsWhatTheFirstVersionWrote() {
        BlockBuilder rows = Block.builder("r", "e", "s", List.of("norm.l2"), 2);
        rows.row(1, 1000);
        rows.set(0, 0.5);
        rows.row(3, 1010);
        byte[] bytes = HexFormat.of()
                .parseHex("4d42010172016501017301076e6f726d2e6c32020204d00f14"
                        + "3fe00000000000007ff800000000000074c8a290");

        assertThat(Block.decode(bytes)).isEqualTo(rows.build());
    }

    @Test
    void keepsOnlyTheRowsAfterAStep() {
        BlockBuilder rows = Block.builder("r", "e", null, METRICS, 4);
        for (long step : new long[] {2, 4, 6, 8}) {
            rows.row(step, step);
            rows.set(0, step);
            rows.set(1, -step);
        }
        Block block = rows.build();

        assertThat(block.after(1)).isSameAs(block);
        assertThat(block.after(8).rows()).isZero();
        for (long last : new long[] {4, 5}) {
            Block tail = block.after(last);
            assertThat(tail.rows()).isEqualTo(2);
            assertThat(tail.step(0)).isEqualTo(6);
            assertThat(tail.timeMs(1)).isEqualTo(8);
            assertThat(tail.value(0, 0)).isEqualTo(6);
            assertThat(tail.value(1, 1)).isEqualTo(-8);
        }
    }

    private static Block random(Random random) {
        int rows = random.nextInt(20);
        String strand = random.nextBoolean() ? "s-é-😀" : null;
        BlockBuilder builder = Block.builder("run", "experiment", strand, METRICS, rows + 1);
        long step = random.nextInt();
        for (int i = 0; i < rows; i++) {
            builder.row(step, random.nextLong());
            builder.set(0, Double.longBitsToDouble(random.nextLong()));
            builder.set(1, random.nextGaussian());
            step += 1 + (random.nextLong() >>> (2 + random.nextInt(62)));
            if (step < 0) {
                break;
            }
        }
        return builder.build();
    }
}
