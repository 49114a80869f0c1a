package minima.training.linalg;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The kernels give one answer, bit for bit, in both forms, on vectors of all widths, compiled or not. */
class SameBitsTest {

    @Test
    void inBothFormsOnEveryShape() {
        assumeTrue(VectorKernels.SUPPORTED, "this machine has no vectors of 256 bits");
        for (int rows : new int[] {1, 2, 3, 4, 5, 7, 8, 9, 33}) {
            for (int columns : new int[] {1, 2, 7, 8, 9, 16, 17, 63, 500}) {
                double[] plain = Form.PLAIN.run(new SplittableRandom(rows), rows, columns);
                double[] vector = Form.VECTOR.run(new SplittableRandom(rows), rows, columns);
                assertThat(bits(vector))
                        .as("rows=%d, columns=%d", rows, columns)
                        .isEqualTo(bits(plain));
            }
        }
    }

    @Test
    void inBothFormsWhereTheExponentialIsOutOfRange() {
        assumeTrue(VectorKernels.SUPPORTED, "this machine has no vectors of 256 bits");
        double[] x = {
            708,
            -708,
            708.0000001,
            -708.5,
            709.7,
            709.8,
            -745.1,
            -745.2,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            -0.0,
            0,
            Double.MIN_VALUE,
            1e308,
            -1e308
        };
        double[] plain = new double[16];
        double[] vector = new double[16];
        ScalarKernels.exp(x, plain, 0, 16);
        VectorKernels.exp(x, vector, 0, 16);
        assertThat(bits(vector)).isEqualTo(bits(plain));
        ScalarKernels.logisticSlope(x, plain, 0, 16);
        VectorKernels.logisticSlope(x, vector, 0, 16);
        assertThat(bits(vector)).isEqualTo(bits(plain));
    }

    @Test
    void beforeAndAfterCompilation() {
        Form form = VectorKernels.SUPPORTED ? Form.VECTOR : Form.PLAIN;
        long[] first = bits(form.run(new SplittableRandom(3), 9, 17));
        for (int i = 0; i < 20_000; i++) {
            if (!Arrays.equals(bits(form.run(new SplittableRandom(3), 9, 17)), first)) {
                fail("the bits changed in round " + i);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"-Xint, ''", "-XX:MaxVectorSize=32, 4", "-XX:MaxVectorSize=16, plain", "-XX:TieredStopAtLevel=1, ''"})
    void onAVirtualMachineWith(String option, String lanes) throws Exception {
        String[] printed = run(option).split(" ");
        assertThat(printed[1]).isEqualTo("%016x".formatted(Form.PLAIN.digest()));
        if (!lanes.isEmpty() && VectorKernels.SUPPORTED) {
            assertThat(printed[0]).isEqualTo(lanes);
        }
    }

    private static String run(String option) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--add-modules", "jdk.incubator.vector", option, "-cp"));
        command.add(home(Kernels.class) + System.getProperty("path.separator") + home(Form.class));
        command.add(Form.class.getName());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = read(process);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(printed).isZero();
        return printed;
    }

    private static String read(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private static Path home(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static long[] bits(double[] x) {
        long[] bits = new long[x.length];
        for (int i = 0; i < x.length; i++) {
            bits[i] = Double.doubleToLongBits(x[i]);
        }
        return bits;
    }
}
