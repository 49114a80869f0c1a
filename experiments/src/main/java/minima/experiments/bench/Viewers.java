package minima.experiments.bench;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What many viewers of one run cost, they and the laboratory in one process: once a second each is told what is new.
 *
 * @param count open streams
 * @param seconds that they watched
 * @param events that they were told, all together
 * @param heapBefore bytes that live objects took before they came
 * @param heapEarly bytes after a third of the time
 * @param heapLate bytes at the end
 * @param stepsBefore steps a second before they came
 * @param stepsWith steps a second while they watched
 */
public record Viewers(
        int count,
        double seconds,
        long events,
        long heapBefore,
        long heapEarly,
        long heapLate,
        double stepsBefore,
        double stepsWith) {

    private static final int OPENED_AT_ONCE = 50;
    private static final long PATIENCE_SECONDS = 60;

    static Viewers measure(LiveLaboratory laboratory, String run, int count, double seconds)
            throws InterruptedException {
        long heapBefore = heap();
        double stepsBefore = laboratory.progress(run, seconds / 3);
        AtomicLong events = new AtomicLong();
        List<EventStream> streams = new ArrayList<>();
        HttpClient client = HttpClient.newHttpClient();
        try {
            for (int opened = 0; opened < count; opened += OPENED_AT_ONCE) {
                streams.addAll(open(client, laboratory, run, Math.min(OPENED_AT_ONCE, count - opened), events));
            }
            events.set(0);
            double early = laboratory.progress(run, seconds / 3);
            long heapEarly = heap();
            double late = laboratory.progress(run, 2 * seconds / 3);
            return new Viewers(
                    count, seconds, events.get(), heapBefore, heapEarly, heap(), stepsBefore, (early + 2 * late) / 3);
        } finally {
            streams.forEach(EventStream::close);
        }
    }

    private static List<EventStream> open(
            HttpClient client, LiveLaboratory laboratory, String run, int count, AtomicLong events) {
        String address = laboratory.url() + "api/events?hz=1&run=" + run;
        List<EventStream> streams = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            streams.add(EventStream.open(client, address, line -> {
                if (line.startsWith("event:points")) {
                    events.incrementAndGet();
                }
            }));
        }
        CompletableFuture.allOf(streams.stream().map(EventStream::opened).toArray(CompletableFuture[]::new))
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        return streams;
    }

    /** Of live objects alone. */
    private static long heap() {
        System.gc();
        Runtime machine = Runtime.getRuntime();
        return machine.totalMemory() - machine.freeMemory();
    }
}
