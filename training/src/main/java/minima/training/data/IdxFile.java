package minima.training.data;

import minima.training.claim.InvalidInput;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Images and their labels in the IDX format of MNIST; pixels are divided by 255.
 *
 * <pre>
 *   images = 0x00000803 | n (int) | rows (int) | columns (int) | n × rows × columns bytes
 *   labels = 0x00000801 | n (int) | n bytes                                                   all big endian
 * </pre>
 *
 * <p>Only the selected images are kept; the headers are checked against the size of the files before any allocation.
 */
final class IdxFile {

    private static final int IMAGES = 0x0803;
    private static final int LABELS = 0x0801;
    private static final int MOST_PIXELS = 1 << 20;
    private static final double WHITE = 255;

    private IdxFile() {}

    static boolean isNamedSo(Path path) {
        return String.valueOf(path.getFileName()).contains("idx");
    }

    /**
     * Images at {@code path}, labels beside it: {@code images} and {@code idx3} become {@code labels} and {@code idx1}.
     */
    static Samples load(Path path, Selection selection, String name) {
        try (Unpacked images = Unpacked.file("images", path);
                Unpacked labels = Unpacked.file("labels", labelsBeside(path))) {
            return read(images, labels, selection, name);
        }
    }

    private static Path labelsBeside(Path images) {
        String file = String.valueOf(images.getFileName());
        if (!file.contains("images")) {
            throw new InvalidInput(
                    "file of IDX images must have images in its name, so that its labels can be found: data=" + images);
        }
        String labels = file.replace("images", "labels").replace("idx3", "idx1");
        String other = labels.endsWith(".gz") ? labels.substring(0, labels.length() - 3) : labels + ".gz";
        Path beside = images.resolveSibling(labels);
        return Files.exists(images.resolveSibling(other)) && !Files.exists(beside)
                ? images.resolveSibling(other)
                : beside;
    }

    static Samples read(Unpacked images, Unpacked labels, Selection selection, String name) {
        IdxHeader imagesHeader = IdxHeader.read(images, IMAGES);
        IdxHeader labelsHeader = IdxHeader.read(labels, LABELS);
        if (imagesHeader.count() != labelsHeader.count()) {
            throw new InvalidInput("images and labels must be as many: images=%d in %s, labels=%d in %s"
                    .formatted(imagesHeader.count(), images.place(), labelsHeader.count(), labels.place()));
        }
        byte[] label = IdxHeader.next(labels, labelsHeader.count());
        IdxHeader.requireEnd(labels);
        int kept = 0;
        for (int i = 0; i < label.length && !selection.isFull(kept); i++) {
            kept += selection.keeps(label[i] & 0xFF) ? 1 : 0;
        }
        selection.requireMetBy(kept, labels.place());
        return pixels(images, imagesHeader, label, kept, selection, name);
    }

    private static Samples pixels(
            Unpacked images, IdxHeader header, byte[] label, int kept, Selection selection, String name) {
        if (header.pixels() > MOST_PIXELS) {
            throw new InvalidInput("an image must have at most %d pixels: %d in %s"
                    .formatted(MOST_PIXELS, header.pixels(), images.place()));
        }
        int dimension = (int) header.pixels();
        DataFiles.requireRoomFor((long) kept * dimension, images.place());
        double[] x = new double[Math.multiplyExact(kept, dimension)];
        double[] y = new double[kept];
        int taken = 0;
        for (int i = 0; i < label.length && !selection.isFull(taken); i++) {
            byte[] image = IdxHeader.next(images, dimension);
            if (selection.keeps(label[i] & 0xFF)) {
                for (int j = 0; j < dimension; j++) {
                    x[taken * dimension + j] = (image[j] & 0xFF) / WHITE;
                }
                y[taken++] = selection.target(label[i] & 0xFF);
            }
        }
        if (!selection.isFull(taken)) {
            IdxHeader.requireEnd(images);
        }
        return Samples.keeping(name, x, y);
    }
}
