package minima.training.data;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

class DataSourceTest {

    @TempDir
    private Path folder;

    @Test
    void readsColumnsByNameWhateverTheirOrderQuotesSpacesLineEndsAndByteOrderMark() throws IOException {
        Path file = write("data.csv", Bad.text("\uFEFF\"x1\",y, x2\r\n1, 0 ,\"-2.5e-3\"\r\n\r\n4,1,5"));

        Samples samples = load(file.toString());

        assertThat(samples.rows()).isEqualTo(new double[][] {{1, -2.5e-3}, {4, 5}});
        assertThat(samples.targets()).containsExactly(0, 1);
    }

    @Test
    void readsPackedCsvAsItReadsPlain() throws IOException {
        byte[] csv = Bad.text("x1,y\n0.1,1\n0.2,-1\n");

        assertThat(load(write("a.csv.gz", Bad.packed(csv)).toString()).sha256())
                .isEqualTo(load(write("a.csv", csv).toString()).sha256());
    }

    @Test
    void takesTheFirstSamplesOfTheTwoClassesThatAreNamed() throws IOException {
        Path file = write("data.csv", Bad.text("x1,y\n1,7\n2,3\n3,5\n4,3\n5,7\n6,3\n"));

        Samples samples = load(file + ":3,7@4");

        assertThat(samples.rows()).isEqualTo(new double[][] {{1}, {2}, {4}, {5}});
        assertThat(samples.targets()).containsExactly(-1, 1, 1, -1);
    }

    @Test
    void readsCsvInAFolderNamedLikeIdx() throws IOException {
        Files.createDirectory(folder.resolve("idx3"));

        assertThat(load(write("idx3/data.csv", Bad.text("x1,y\n1,1\n")).toString())
                        .size())
                .isEqualTo(1);
    }

    @Test
    void readsAFileWhoseNameLooksLikeASuffix() throws IOException {
        Path file = write("data.csv@2", Bad.text("x1,y\n1,1\n2,2\n3,3\n"));

        assertThat(load(file.toString()).size()).isEqualTo(3);
    }

    @Test
    void findsTheLabelsBesideTheImages() throws IOException {
        Path images = write("t-images-idx3-ubyte", idx(0x803, new byte[] {2, 1, 3}, 0, 51, 102, 153, 204, 255));
        write("t-labels-idx1-ubyte.gz", Bad.packed(idx(0x801, new byte[] {2}, 200, 4)));

        Samples samples = load(images.toString());

        assertThat(samples.rows()).isEqualTo(new double[][] {{0, 0.2, 0.4}, {0.6, 0.8, 1}});
        assertThat(samples.targets()).containsExactly(200, 4);
    }

    @Test
    void holdsTheDigitsOfTwoClassesScaledToTheUnitInterval() {
        Samples samples = load("digits:0,1");

        assertThat(samples.size()).isEqualTo(178 + 182);
        assertThat(samples.dimension()).isEqualTo(64);
        assertThat(samples.targets()).startsWith(1, -1);
        assertThat(samples.feature(0, 2)).isEqualTo(5 / 16.0);
        assertThat(samples.name()).isEqualTo("digits:0,1");
    }

    @Test
    void holdsAllDigitsWithTheirClasses() {
        Samples samples = load("digits");

        assertThat(samples.size()).isEqualTo(1797);
        assertThat(samples.targets()).startsWith(0, 1, 2, 3).containsOnly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void holdsTenThousandDigitsOfMnist() {
        Samples samples = load("mnist");

        assertThat(samples.size()).isEqualTo(10_000);
        assertThat(samples.dimension()).isEqualTo(28 * 28);
        assertThat(samples.targets()).startsWith(4, 5, 3, 2, 4, 9, 6, 4);
        assertThat(Arrays.stream(samples.rows()[0]))
                .contains(0.0)
                .anyMatch(pixel -> pixel > 0.9)
                .allMatch(pixel -> pixel <= 1);
    }

    @Test
    void holdsASubsetOfTwoClassesOfMnist() {
        assertThat(load("mnist:3,5@100").targets()).hasSize(100).containsOnly(1, -1);
    }

    @Test
    void holdsFashionWhereItIsInstalled() {
        assumeThat(Path.of("/usr/share/datasets/fashion-mnist"))
                .as("package dataset-fashion-mnist")
                .exists();

        assertThat(load("fashion-mnist:0,9@1000").size()).isEqualTo(1000);
    }

    private static Samples load(String text) {
        return DataSource.parse(text).load();
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static byte[] idx(int magic, byte[] dimensions, int... content) {
        byte[] file = new byte[4 + 4 * dimensions.length + content.length];
        file[2] = (byte) (magic >> 8);
        file[3] = (byte) magic;
        for (int k = 0; k < dimensions.length; k++) {
            file[7 + 4 * k] = dimensions[k];
        }
        for (int k = 0; k < content.length; k++) {
            file[4 + 4 * dimensions.length + k] = (byte) content[k];
        }
        return file;
    }
}
