package minima.telemetry.journal;

/**
 * The writer's queue is full and what was offered has not been taken: keep it, and offer it again later.
 *
 * <p>Whoever waits for each of a few appends before the next never meets this.
 */
public final class JournalFull extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JournalFull(long waitingBytes) {
        super("journal takes no more until it has written what waits: waitingBytes=" + waitingBytes);
    }
}
