package minima.telemetry.journal;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Records three runs, each from where it was, and prints {@code run rows .} for each block that was acknowledged; and
 * frames of another, as after a checkpoint: some of them once more.
 */
public final class EndlessWriter {

    private static final int ROWS = 50;

    static final String FRAMED = "framed";
    private static final int TAKEN_AGAIN = 7;

    private EndlessWriter() {}

    public static void main(String[] args) {
        Journal journal = Journal.open(JournalConfig.in(Path.of(args[0])));
        JournalWriter writer = JournalWriter.start(journal);
        long[] next = new long[3];
        for (int run = 0; run < next.length; run++) {
            next[run] = journal.lastStep("run" + run, null) + 1;
        }
        long frame = Math.max(0, journal.frames(FRAMED).count() - TAKEN_AGAIN);
        PrintStream out = System.out;
        while (true) {
            for (int k = 0; k < next.length; k++) {
                String run = "run" + k;
                long end = next[k] += ROWS;
                writer.append(Rows.steps(run, null, end - ROWS, end - 1, "loss.train", "norm.l2"))
                        .thenAccept(recorded -> out.println(run + " " + end + " ."));
            }
            long end = ++frame;
            writer.append(List.of(Rows.frame(FRAMED, "strand", "spectrum.dft", end - 1)))
                    .thenAccept(recorded -> out.println(FRAMED + " " + end + " ."));
            JournalContract.await(writer.append(Rows.steps("run0", null, next[0], next[0]++, "loss.train", "norm.l2")));
        }
    }
}
