package minima.training.data;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

import static minima.training.data.Bad.half;
import static minima.training.data.Bad.packed;

class BadIdxTest {

    private static final String IMAGES = "train-images-idx3-ubyte";
    private static final String LABELS = "train-labels-idx1-ubyte";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("badIdx")
    void isRefusedInOneLineThatSaysRuleValuePlaceAndCure(Bad bad) throws IOException {
        bad.assertRefusedIn(folder);
    }

    static Stream<Named<Bad>> badIdx() {
        byte[] labels = idx(0x801, new int[] {2}, 2);
        byte[] images = idx(0x803, new int[] {2, 2, 2}, 8);
        return Stream.of(
                idx(
                        new byte[0],
                        labels,
                        "IDX must hold what its head says: it ends at byte 0 of DIR/train-images-idx3-ubyte. Maybe fetch it again"),
                idx(
                        Arrays.copyOf(images, 3),
                        labels,
                        "IDX must hold what its head says: it ends at byte 3 of DIR/train-images-idx3-ubyte. Maybe fetch it again"),
                idx(
                        Arrays.copyOf(images, 10),
                        labels,
                        "IDX must hold what its head says: it ends at byte 10 of DIR/train-images-idx3-ubyte. Maybe fetch it again"),
                idx(
                        Arrays.copyOf(images, 20),
                        labels,
                        "IDX must hold what its head says: 8 bytes after the head, 4 in DIR/train-images-idx3-ubyte. Maybe fetch it again"),
                idx(
                        Arrays.copyOf(images, 25),
                        labels,
                        "IDX must hold what its head says: 8 bytes after the head, 9 in DIR/train-images-idx3-ubyte. Maybe fetch it again"),
                idx(
                        idx(0x80D, new int[] {2, 2, 2}, 8),
                        labels,
                        "IDX images must begin with 0x00000803: 0x0000080d at byte 0 of DIR/train-images-idx3-ubyte"),
                idx(
                        labels,
                        labels,
                        "IDX images must begin with 0x00000803: 0x00000801 at byte 0 of DIR/train-images-idx3-ubyte. Maybe these are the labels: name the images"),
                idx(
                        images,
                        images,
                        "IDX labels must begin with 0x00000801: 0x00000803 at byte 0 of DIR/train-labels-idx1-ubyte"),
                idx(
                        idx(0x803, new int[] {-1, 2, 2}, 8),
                        labels,
                        "dimension must lie in [1, 2147483647]: dimension 1=4294967295 at byte 4 of DIR/train-images-idx3-ubyte"),
                idx(
                        idx(0x803, new int[] {2, 0, 2}, 8),
                        labels,
                        "dimension must lie in [1, 2147483647]: dimension 2=0 at byte 8 of DIR/train-images-idx3-ubyte"),
                idx(
                        idx(0x803, new int[] {2, Integer.MIN_VALUE, 2}, 8),
                        labels,
                        "dimension must lie in [1, 2147483647]: dimension 2=2147483648 at byte 8 of DIR/train-images-idx3-ubyte"),
                idx(
                        idx(0x803, new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE}, 8),
                        labels,
                        "IDX must hold what its head says: 9223372036854775807 bytes after the head, 8 in DIR/train-images-idx3-ubyte. Maybe fetch it again"),
                idx(
                        packed(idx(0x803, new int[] {60_000, 28, 28}, 8)),
                        labels,
                        "IDX must hold what its head says: 47040000 bytes after the head, at most 1048560 in DIR/train-images-idx3-ubyte. Maybe unpack it first, or fetch it again"),
                idx(
                        packed(idx(0x803, new int[] {2, 100, 100}, 8)),
                        labels,
                        "IDX must hold what its head says: it ends at byte 24 of DIR/train-images-idx3-ubyte. Maybe fetch it again"),
                idx(
                        packed(idx(0x803, new int[] {2, 2, 2}, 7)),
                        labels,
                        "IDX must hold what its head says: it ends at byte 23 of DIR/train-images-idx3-ubyte. Maybe fetch it again"),
                idx(
                        packed(idx(0x803, new int[] {2, 2, 2}, 9)),
                        labels,
                        "IDX must hold what its head says: more follows byte 24 of DIR/train-images-idx3-ubyte. Maybe fetch it again"),
                idx(
                        half(packed(images)),
                        labels,
                        "gzip must be whole: Unexpected end of ZLIB input stream at byte 4 of DIR/train-images-idx3-ubyte. Maybe fetch it again"),
                idx(
                        new byte[] {0x1F, (byte) 0x8B, 0, 0},
                        labels,
                        "images must be readable: images=DIR/train-images-idx3-ubyte (Unsupported compression method)"),
                idx(
                        images,
                        idx(0x801, new int[] {3}, 3),
                        "images and labels must be as many: images=2 in DIR/train-images-idx3-ubyte, labels=3 in DIR/train-labels-idx1-ubyte"),
                idx(
                        images,
                        idx(0x801, new int[] {2}, 1),
                        "IDX must hold what its head says: 2 bytes after the head, 1 in DIR/train-labels-idx1-ubyte. Maybe fetch it again"),
                bad(
                        IMAGES,
                        images,
                        "DIR/" + IMAGES,
                        "labels must exist: labels=DIR/train-labels-idx1-ubyte. Maybe DIR/train-images-idx3-ubyte"),
                bad(
                        "photos-idx3-ubyte",
                        images,
                        "DIR/photos-idx3-ubyte",
                        "file of IDX images must have images in its name, so that its labels can be found: data=DIR/photos-idx3-ubyte"));
    }

    private static Named<Bad> idx(byte[] images, byte[] labels, String line) {
        return Bad.named(Map.of(IMAGES, images, LABELS, labels), "DIR/" + IMAGES, line);
    }

    private static Named<Bad> bad(String file, byte[] content, String data, String line) {
        return Bad.named(Map.of(file, content), data, line);
    }

    /** A head with these dimensions and so many bytes after it. */
    private static byte[] idx(int magic, int[] dimensions, int bytes) {
        ByteBuffer file = ByteBuffer.allocate(Integer.BYTES * (1 + dimensions.length) + bytes)
                .putInt(magic);
        Arrays.stream(dimensions).forEach(file::putInt);
        return file.array();
    }
}
