package minima.experiments.bench;

import minima.experiments.bench.Descent.Problem;
import minima.experiments.doctor.Programs;
import minima.training.descent.GradientDescent;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Scanner;

/** The same descent as a loop in C, compiled here: what there is to be compared with. */
final class CProgram {

    static final List<String> FLAGS = List.of("-O3", "-march=native", "-ffast-math");

    private static final long CHECKED_STEPS = 1000;

    /**
     * Sums in another order, and an exp that is a few units off in the last place, over a thousand contracting steps.
     */
    private static final double TOLERANCE = 1e-6;

    private final Path folder;
    private final Path program;

    private CProgram(Path folder, Path program) {
        this.folder = folder;
        this.program = program;
    }

    /** Compiles it with gcc; empty where there is none. */
    static Optional<CProgram> compile(Path folder) throws IOException {
        Optional<Path> gcc = Programs.find("gcc");
        if (gcc.isEmpty()) {
            return Optional.empty();
        }
        Path source = folder.resolve("logistic.c");
        try (InputStream text = Objects.requireNonNull(CProgram.class.getResourceAsStream("logistic.c"))) {
            Files.copy(text, source);
        }
        Path program = folder.resolve("logistic");
        Programs.output(List.of(
                gcc.get().toString(),
                FLAGS.get(0),
                FLAGS.get(1),
                FLAGS.get(2),
                source.toString(),
                "-o",
                program.toString(),
                "-lm"));
        return Optional.of(new CProgram(folder, program));
    }

    /**
     * Its steps a second.
     *
     * @throws IOException also where its weights are not those of the simulation in Java
     */
    double rate(Problem problem, double seconds) throws IOException {
        double[][] rows = problem.data().samples().signedRows();
        Path data = folder.resolve("rows-%d-%d".formatted(rows.length, rows[0].length));
        if (!Files.exists(data)) {
            Files.write(data, bytes(rows));
        }
        Scanner printed = new Scanner(Programs.output(List.of(
                program.toString(),
                data.toString(),
                Integer.toString(rows.length),
                Integer.toString(rows[0].length),
                Double.toString(problem.stepSize()),
                Long.toString(CHECKED_STEPS),
                Double.toString(seconds))));
        double norm = Double.parseDouble(printed.next());
        double expected = squaredNorm(problem.descent());
        if (!(Math.abs(norm - expected) <= TOLERANCE * expected)) {
            throw new IOException(
                    "C must come to the weights of Java: ‖w‖² = %s, in Java %s".formatted(norm, expected));
        }
        return Double.parseDouble(printed.next());
    }

    private static double squaredNorm(GradientDescent descent) {
        descent.advance(CHECKED_STEPS);
        double sum = 0;
        for (double w : descent.weights()) {
            sum += w * w;
        }
        return sum;
    }

    private static byte[] bytes(double[][] rows) {
        ByteBuffer bytes =
                ByteBuffer.allocate(rows.length * rows[0].length * Double.BYTES).order(ByteOrder.nativeOrder());
        for (double[] row : rows) {
            for (double number : row) {
                bytes.putDouble(number);
            }
        }
        return bytes.array();
    }
}
