package minima.dashboards.alert;

import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Owns what an address is still to be told, in order and one at a time; nobody waits for it.
 *
 * <pre>
 *   idle --Post--> sending --2xx--> the next, or idle
 *                  sending --no answer, 408, 429, 5xx--> waiting --Again--> sending, {@value #TRIES} times in all
 *                  sending --any other answer, or the last try--> given up, with a line in the log: the next, or idle
 * </pre>
 *
 * <p>At most {@value #MOST} wait; what does not fit, and what waits when the process ends, is written to the log. On
 * restart: begins with nothing to tell.
 */
final class Webhook extends AbstractBehavior<Webhook.Command> {

    /** What the webhook understands. */
    sealed interface Command {}

    record Post(String json) implements Command {}

    private record Answered(int status, @Nullable String trouble) implements Command {}

    private enum Again implements Command {
        INSTANCE
    }

    private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);

    static final int TRIES = 6;
    static final int MOST = 1_000;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TimerScheduler<Command> timers;
    private final URI address;
    private final Duration firstWait;
    private final HttpClient client;
    private final Deque<String> waiting = new ArrayDeque<>();
    private int tries;

    static Behavior<Command> create(URI address) {
        return create(address, FIRST_WAIT);
    }

    /** @param firstWait before the second try; each further wait is twice as long */
    static Behavior<Command> create(URI address, Duration firstWait) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new Webhook(context, timers, address, firstWait)));
    }

    private Webhook(ActorContext<Command> context, TimerScheduler<Command> timers, URI address, Duration firstWait) {
        super(context);
        this.timers = timers;
        this.address = address;
        this.firstWait = firstWait;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .executor(context.getSystem().dispatchers().lookup(DispatcherSelector.blocking()))
                .build();
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Post.class, this::onPost)
                .onMessage(Answered.class, this::onAnswered)
                .onMessageEquals(Again.INSTANCE, this::onAgain)
                .onSignal(PostStop.class, stopped -> onStopped())
                .build();
    }

    private Behavior<Command> onPost(Post post) {
        if (waiting.size() >= MOST) {
            leftOut(post.json(), "too many wait");
            return this;
        }
        waiting.addLast(post.json());
        if (waiting.size() == 1) {
            send();
        }
        return this;
    }

    private Behavior<Command> onAnswered(Answered answer) {
        boolean taken = answer.status() / 100 == 2;
        boolean mayPass =
                answer.status() == 0 || answer.status() == 408 || answer.status() == 429 || answer.status() / 100 == 5;
        if (!taken && mayPass && tries < TRIES) {
            timers.startSingleTimer(Again.INSTANCE, firstWait.multipliedBy(1L << (tries - 1)));
            return this;
        }
        String told = waiting.removeFirst();
        if (!taken) {
            leftOut(told, answer.trouble() == null ? "answer " + answer.status() : answer.trouble());
        }
        tries = 0;
        if (!waiting.isEmpty()) {
            send();
        }
        return this;
    }

    private Behavior<Command> onAgain() {
        send();
        return this;
    }

    private Behavior<Command> onStopped() {
        waiting.forEach(json -> leftOut(json, "the laboratory ends"));
        return this;
    }

    private void send() {
        tries++;
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(waiting.getFirst()))
                .build();
        getContext()
                .pipeToSelf(
                        client.sendAsync(request, HttpResponse.BodyHandlers.discarding()),
                        (answer, failed) -> failed == null
                                ? new Answered(answer.statusCode(), null)
                                : new Answered(0, String.valueOf(failed)));
    }

    /** The path of the address may be a secret, so its host alone is named. */
    private void leftOut(String json, String why) {
        LOG.warn("webhook {} was not told ({}): {}", address.getHost(), why, json);
    }
}
