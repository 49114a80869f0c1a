package minima.telemetry.journal;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What waits to be written, bounded in bytes. What is being written still counts until it is {@link #done}. */
final class AppendQueue {

    private static final int GROUP_APPENDS = 10_000;
    private static final long GROUP_BYTES = 8 << 20;

    private final long capacityBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Append> queue = new ArrayDeque<>();
    private int waiting;
    private long waitingBytes;
    private long closedAtNanos;
    private @Nullable RuntimeException closed;

    AppendQueue(long capacityBytes) {
        this.capacityBytes = capacityBytes;
    }

    /** Takes the append, or completes it with the reason why not. */
    void offer(Append append) {
        @Nullable RuntimeException refusal;
        lock.lock();
        try {
            refusal = refusal(append.bytes());
            if (refusal == null) {
                queue.add(append);
                waiting++;
                waitingBytes += append.bytes();
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
        if (refusal != null) {
            append.done().completeExceptionally(refusal);
        }
    }

    private @Nullable RuntimeException refusal(long bytes) {
        if (closed != null) {
            return closed;
        }
        return waiting > 0 && waitingBytes + bytes > capacityBytes ? new JournalFull(waitingBytes) : null;
    }

    /** Waits for something to write; null once the queue is closed and empty. */
    @Nullable
    Group next() throws InterruptedException {
        lock.lock();
        try {
            while (queue.isEmpty() && closed == null) {
                changed.await();
            }
            return queue.isEmpty() ? null : group();
        } finally {
            lock.unlock();
        }
    }

    private Group group() {
        List<Append> group = new ArrayList<>();
        long bytes = 0;
        while (!queue.isEmpty() && group.size() < GROUP_APPENDS && bytes < GROUP_BYTES) {
            Append append = queue.remove();
            bytes += append.bytes();
            group.add(append);
        }
        return new Group(group);
    }

    /** All that waits in a closed queue. */
    List<Group> drain() {
        lock.lock();
        try {
            List<Group> groups = new ArrayList<>();
            while (!queue.isEmpty()) {
                groups.add(group());
            }
            return groups;
        } finally {
            lock.unlock();
        }
    }

    /** The group waits no longer. */
    void done(Group group) {
        lock.lock();
        try {
            for (Append append : group.appends()) {
                waiting--;
                waitingBytes -= append.bytes();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more, and says why to whoever offers. */
    void close(RuntimeException why) {
        lock.lock();
        try {
            if (closed == null) {
                closed = why;
                closedAtNanos = System.nanoTime();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits before another try; false once the queue has been closed for {@code graceMs}. */
    boolean pause(long backoffMs, long graceMs) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(backoffMs);
            boolean wasClosed = closed != null;
            while (left > 0 && wasClosed == (closed != null)) {
                left = changed.awaitNanos(left);
            }
            return closed == null || System.nanoTime() - closedAtNanos < TimeUnit.MILLISECONDS.toNanos(graceMs);
        } finally {
            lock.unlock();
        }
    }

    int waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    long waitingBytes() {
        lock.lock();
        try {
            return waitingBytes;
        } finally {
            lock.unlock();
        }
    }
}
