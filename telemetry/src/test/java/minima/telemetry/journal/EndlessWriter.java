package minima.telemetry.journal;

import java.io.PrintStream;
import java.nio.file.Path;

/** Records three runs, each from where it was, and prints {@code run rows .} for each block that was acknowledged. */
public final class EndlessWriter {

    private static final int ROWS = 50;

    private EndlessWriter() {}

    public static void main(String[] args) {
        Journal journal = Journal.open(JournalConfig.in(Path.of(args[0])));
        JournalWriter writer = JournalWriter.start(journal);
        long[] next = new long[3];
        for (int run = 0; run < next.length; run++) {
            next[run] = journal.lastStep("run" + run, null) + 1;
        }
        PrintStream out = System.out;
        while (true) {
            for (int k = 0; k < next.length; k++) {
                String run = "run" + k;
                long end = next[k] += ROWS;
                writer.append(Rows.steps(run, null, end - ROWS, end - 1, "loss.train", "norm.l2"))
                        .thenAccept(recorded -> out.println(run + " " + end + " ."));
            }
            JournalContract.await(writer.append(Rows.steps("run0", null, next[0], next[0]++, "loss.train", "norm.l2")));
        }
    }
}
