package minima.training.data;

import minima.training.claim.InvalidInput;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A data set known by name, labels 0..9. */
enum NamedSet {

    /** 1,797 images of 8×8 pixels in [0, 1]; comes with the jar. */
    DIGITS {
        @Override
        Samples load(Selection selection, String name) {
            List<String> columns = Stream.concat(IntStream.rangeClosed(1, 64).mapToObj(j -> "x" + j), Stream.of("y"))
                    .toList();
            try (Unpacked in = Unpacked.resource("digits.csv.gz")) {
                return CsvFile.read(new CsvNumbers(in), columns, 64, DARKEST_DIGIT, selection, in.place(), name);
            }
        }
    },

    /** The first 10,000 training images of 28×28 pixels in [0, 1], in random order; comes with the jar. */
    MNIST {
        @Override
        Samples load(Selection selection, String name) {
            try (Unpacked images = Unpacked.resource("mnist10k-images-idx3-ubyte.gz");
                    Unpacked labels = Unpacked.resource("mnist10k-labels-idx1-ubyte.gz")) {
                return IdxFile.read(images, labels, selection, name);
            }
        }
    },

    /** 60,000 training images of 28×28 pixels in [0, 1], from Debian's package. */
    FASHION_MNIST {
        @Override
        Samples load(Selection selection, String name) {
            Path images = FASHION_FOLDER.resolve("train-images-idx3-ubyte.gz");
            if (!Files.exists(images)) {
                throw new InvalidInput(("fashion-mnist must be installed: no %s. Maybe apt-get install"
                                + " dataset-fashion-mnist, or give the path of the images as data")
                        .formatted(images));
            }
            return IdxFile.load(images, selection, name);
        }
    },

    CIFAR10 {
        @Override
        Samples load(Selection selection, String name) {
            throw new InvalidInput(
                    "data set must be readable: data=%s, which is not read yet. Maybe digits or mnist".formatted(name));
        }
    };

    private static final double DARKEST_DIGIT = 16;
    private static final Path FASHION_FOLDER = Path.of("/usr/share/datasets/fashion-mnist");

    abstract Samples load(Selection selection, String name);

    /** The name on the command line. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<NamedSet> byId(String id) {
        return Arrays.stream(values()).filter(set -> set.id().equals(id)).findFirst();
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(NamedSet::id).toList();
    }
}
