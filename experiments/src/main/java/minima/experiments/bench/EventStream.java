package minima.experiments.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** A viewer without a screen: takes the server-sent events of one run as they come. */
final class EventStream implements AutoCloseable {

    private final AtomicReference<Flow.Subscription> subscription = new AtomicReference<>();
    private final CompletableFuture<Void> opened = new CompletableFuture<>();

    /**
     * Begins to listen.
     *
     * @param lines is told each line, on a thread of the client's
     */
    @SuppressWarnings("FutureReturnValueIgnored") // whoever waits for it to open hears of a failure
    static EventStream open(HttpClient client, String address, Consumer<String> lines) {
        EventStream stream = new EventStream();
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        client.sendAsync(request, answer -> HttpResponse.BodySubscribers.fromSubscriber(stream.new Lines(lines)))
                .whenComplete((done, failed) -> {
                    if (failed != null) {
                        stream.opened.completeExceptionally(failed);
                    }
                });
        return stream;
    }

    /** Completes when the server has begun to answer. */
    CompletableFuture<Void> opened() {
        return opened;
    }

    @Override
    public void close() {
        Flow.Subscription open = subscription.get();
        if (open != null) {
            open.cancel();
        }
    }

    private final class Lines implements Flow.Subscriber<List<ByteBuffer>> {

        private final Consumer<String> lines;
        private final StringBuilder rest = new StringBuilder();

        Lines(Consumer<String> lines) {
            this.lines = lines;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription.set(given);
            opened.complete(null);
            given.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            buffers.forEach(buffer -> rest.append(StandardCharsets.ISO_8859_1.decode(buffer)));
            for (int end = rest.indexOf("\n"); end >= 0; end = rest.indexOf("\n")) {
                lines.accept(rest.substring(0, end));
                rest.delete(0, end + 1);
            }
        }

        @Override
        public void onError(Throwable broken) {
            opened.completeExceptionally(broken);
        }

        @Override
        public void onComplete() {
            opened.complete(null);
        }
    }
}
