package minima.telemetry.kafka;

import minima.telemetry.event.Entry;
import minima.telemetry.event.Recorded;
import minima.telemetry.event.RecordedFrame;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The entries committed last, as many as memory may hold; the journal has them all, so forgetting them loses nothing.
 */
final class Recent {

    private static final int OVERHEAD_BYTES = 512;

    private final long capacityBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private long bytes;
    private long head;

    Recent(long capacityBytes) {
        this.capacityBytes = capacityBytes;
    }

    /** Never waits for whoever reads. */
    void add(List<Entry> committed) {
        lock.lock();
        try {
            for (Entry entry : committed) {
                if (bytes > capacityBytes
                        || (!entries.isEmpty() && entries.getLast().end() != entry.position())) {
                    entries.clear();
                    bytes = 0;
                }
                entries.add(entry);
                bytes += size(entry);
                head = Math.max(head, entry.end());
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The journal has come to this place. */
    void reached(long place) {
        lock.lock();
        try {
            head = Math.max(head, place);
        } finally {
            lock.unlock();
        }
    }

    /** The entry at a place, which is then forgotten with all before it; null where memory does not hold it. */
    @Nullable
    Entry take(long place) {
        lock.lock();
        try {
            while (!entries.isEmpty() && entries.getFirst().position() < place) {
                bytes -= size(entries.removeFirst());
            }
            if (entries.isEmpty() || entries.getFirst().position() > place) {
                return null;
            }
            Entry found = entries.removeFirst();
            bytes -= size(found);
            return found;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the journal goes on beyond a place, not longer than so. */
    boolean awaitBeyond(long place, long timeoutMs) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(timeoutMs);
            while (head <= place && left > 0) {
                left = changed.awaitNanos(left);
            }
            return head > place;
        } finally {
            lock.unlock();
        }
    }

    long head() {
        lock.lock();
        try {
            return head;
        } finally {
            lock.unlock();
        }
    }

    long bytes() {
        lock.lock();
        try {
            return bytes;
        } finally {
            lock.unlock();
        }
    }

    private static long size(Entry entry) {
        if (entry instanceof Recorded recorded) {
            return OVERHEAD_BYTES
                    + (long) recorded.size() * (2 + recorded.block().metrics().size()) * Double.BYTES;
        }
        if (entry instanceof RecordedFrame recorded) {
            return OVERHEAD_BYTES + (long) recorded.frame().size() * Double.BYTES;
        }
        return OVERHEAD_BYTES;
    }
}
