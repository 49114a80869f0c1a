package minima.experiments.cli;

import minima.dashboards.export.TextFormat;
import minima.training.claim.InvalidInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/**
 * {@code minima export RUN}: every measured point of a run or a batch, as a table or as the records that Kafka is sent.
 */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Every measured point of a run, or of the runs of a batch.")
final class ExportCommand implements Callable<Integer> {

    /** What can be written. */
    enum Format {
        CSV(TextFormat.CSV),
        JSONL(TextFormat.JSONL),
        PARQUET(TextFormat.CSV);

        private final TextFormat from;

        Format(TextFormat from) {
            this.from = from;
        }
    }

    private static final String STDOUT = "-";

    @Parameters(paramLabel = "RUN|BATCH", description = "A run of 'minima runs', or a batch.")
    @SuppressWarnings("NullAway.Init")
    String id;

    @Mixin
    final PlaceOptions where = new PlaceOptions();

    @Option(names = "--format", paramLabel = "csv|jsonl|parquet", description = "Default ${DEFAULT-VALUE}.")
    Format format = Format.CSV;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "It appears when it is whole; - is standard output, the default.")
    String output = STDOUT;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        boolean toStdout = output.equals(STDOUT);
        if (format == Format.PARQUET && toStdout) {
            throw new InvalidInput(
                    "parquet must go to a file: format=parquet, output=-. Maybe -o %s.parquet".formatted(id));
        }
        MeasuredPoints.read(where, id, format.from, points -> {
            if (toStdout) {
                print(points);
            } else {
                WholeFile.write(Path.of(output), part -> write(points, part));
            }
        });
        return Minima.DONE;
    }

    private void write(Reader points, Path part) throws IOException {
        if (format == Format.PARQUET) {
            ParquetTable.write(points, part);
        } else {
            TextFile.write(points, part);
        }
    }

    /** Ends early where the reader of the output does, as {@code head} does. */
    private void print(Reader points) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        char[] buffer = new char[1 << 14];
        for (int read = points.read(buffer); read >= 0 && !out.checkError(); read = points.read(buffer)) {
            out.write(buffer, 0, read);
        }
        out.flush();
    }
}
