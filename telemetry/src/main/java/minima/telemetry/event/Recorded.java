package minima.telemetry.event;

/**
 * A block as the journal holds it; row i has place {@code position + i} and sequence number {@code firstSeq + i}.
 *
 * @param block the rows that were new; none where all had been recorded before
 * @param position place of its first row in the journal
 * @param firstSeq sequence number of its first row in its run, over all strands, from 0 without gaps
 */
public record Recorded(Block block, long position, long firstSeq) implements Entry {

    @Override
    public int size() {
        return block.rows();
    }

    @Override
    public String run() {
        return block.run();
    }
}
