package minima.telemetry.kafka;

import minima.telemetry.event.Block;
import minima.telemetry.event.Recorded;
import minima.telemetry.journal.Journal;
import minima.telemetry.journal.JournalConfig;
import minima.telemetry.journal.JournalWriter;
import minima.telemetry.journal.Rows;
import minima.telemetry.journal.SeriesRequest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Prints how many rows of five metrics a second are written as JSON, recorded, and sent to an embedded broker. */
public final class ThroughputBench {

    private static final String[] METRICS = {"loss.train", "margin.l2", "norm.l2", "angle.oracle", "gradient.l2"};
    private static final int ROWS = 1000;
    private static final int RUNS = 8;
    private static double ownBefore;
    private static double brokerBefore;

    private ThroughputBench() {}

    public static void main(String[] args) throws Exception {
        int blocks = args.length > 0 ? Integer.parseInt(args[0]) : 2000;
        Path folder = Files.createTempDirectory("bench");
        try (Journal journal = Journal.open(JournalConfig.in(folder.resolve("journal")));
                JournalWriter writer = JournalWriter.start(journal);
                BrokerProcess broker = BrokerProcess.start(folder)) {
            json(blocks);
            long start = System.nanoTime();
            broker.bootstrap().toCompletableFuture().join();
            System.out.printf("broker ready after json: %.1f s%n", (System.nanoTime() - start) / 1e9);
            commits(writer);
            record("record alone", writer, blocks, 0);
            try (StepPublisher publisher = StepPublisher.start(journal, writer, broker::address)) {
                drain("journal -> kafka", publisher);
            }
            try (StepPublisher publisher = StepPublisher.start(journal, writer, broker::address)) {
                start = System.nanoTime();
                record("record beside kafka", writer, blocks, blocks / RUNS);
                long left = publisher.drain(Duration.ofMinutes(5));
                report("record and kafka together", (long) blocks / RUNS * RUNS * ROWS, start);
                System.out.println("left: " + left);
            }
            series(journal);
            System.out.printf(
                    "journal file: %.1f bytes a row%n", (double) size(folder.resolve("journal")) / journal.head());
            System.out.printf(
                    "kafka folder: %.1f bytes a row%n", (double) size(folder.resolve("kafka")) / journal.head());
        }
    }

    private static void json(int blocks) {
        Recorded recorded = new Recorded(realistic("r", 0), 0, 0);
        StepJson json = new StepJson();
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            long bytes = 0;
            for (int k = 0; k < blocks / 4; k++) {
                for (int row = 0; row < ROWS; row++) {
                    bytes += json.encode(recorded, row).length;
                }
            }
            report("json, " + bytes / (blocks / 4) / ROWS + " bytes", (long) blocks / 4 * ROWS, start);
        }
    }

    private static void commits(JournalWriter writer) {
        double[] ms = new double[300];
        for (int k = 0; k < ms.length; k++) {
            long start = System.nanoTime();
            writer.append(Rows.steps("one", null, k, k, METRICS))
                    .toCompletableFuture()
                    .join();
            ms[k] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(ms);
        System.out.printf("durable append of one row: median %.2f ms, p99 %.2f ms%n", ms[150], ms[296]);
    }

    private static void record(String what, JournalWriter writer, int blocks, int firstBlock) {
        ArrayDeque<CompletableFuture<?>> waiting = new ArrayDeque<>();
        long start = System.nanoTime();
        for (int k = 0; k < blocks / RUNS; k++) {
            for (int run = 0; run < RUNS; run++) {
                Block block = realistic("run-" + run, (long) (firstBlock + k) * ROWS);
                waiting.add(writer.append(block).toCompletableFuture());
                if (waiting.size() > 2 * RUNS) {
                    waiting.remove().join();
                }
            }
        }
        waiting.forEach(CompletableFuture::join);
        report(what, (long) blocks / RUNS * RUNS * ROWS, start);
    }

    private static Block realistic(String run, long from) {
        var rows = Block.builder(run, "max-margin", "logistic", java.util.List.of(METRICS), ROWS);
        for (int i = 0; i < ROWS; i++) {
            rows.row(from + i, 1_700_000_000_000L + (from + i) / 100);
            for (int m = 0; m < METRICS.length; m++) {
                rows.set(m, Math.log(from + i + 2.0) / (m + 3));
            }
        }
        return rows.build();
    }

    private static void drain(String what, StepPublisher publisher) throws InterruptedException {
        long start = System.nanoTime();
        long rows = publisher.health().lag();
        publisher.drain(Duration.ofMinutes(5));
        report(what, rows, start);
    }

    private static void report(String what, long rows, long startNanos) {
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        double own = cpuSeconds(Stream.of(ProcessHandle.current()));
        double broker = cpuSeconds(ProcessHandle.current().children());
        System.out.printf(
                Locale.ROOT,
                "%s: %,d rows, %.2f s, %,.0f rows/s; %.2f us of processor a row and %.2f of the broker's%n",
                what,
                rows,
                seconds,
                rows / seconds,
                1e6 * (own - ownBefore) / rows,
                1e6 * (broker - brokerBefore) / rows);
        ownBefore = own;
        brokerBefore = broker;
    }

    /** Tells the cost on a machine that others use too. */
    private static double cpuSeconds(Stream<ProcessHandle> processes) {
        return processes
                .mapToDouble(process ->
                        process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9)
                .sum();
    }

    private static void series(Journal journal) {
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            var request = new SeriesRequest("run-0", "logistic", "norm.l2", 0, Long.MAX_VALUE, 1000);
            report("series", journal.series(request).points(), start);
        }
    }

    private static long size(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
