package minima.dashboards.alert;

import minima.actors.Laboratory;
import minima.actors.LiveFeed;
import minima.actors.Workbench;
import minima.training.claim.InvalidInput;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Owns which alerts stand, and tells of them in the log, to a webhook and to pages. It looks at the laboratory as any
 * viewer of the live feed does, once a second, so it costs a run nothing.
 *
 * <pre>
 *   watching --Look--> asks the feed for what changed --Seen--> the book fires and ends alerts
 *            --AddRule, RemoveRule--> the data directory keeps it, then the book takes it
 * </pre>
 *
 * <p>The states of one alert are those of {@link AlertBook}. It writes a small file, so it belongs on a dispatcher that
 * may block. On restart: alerts of runs that have ended are there again, what is still the case of others fires again,
 * under a new id.
 */
public final class Alerts extends AbstractBehavior<Alerts.Command> {

    /** What the alerts understand. */
    public sealed interface Command {}

    public record AddRule(String rule, ActorRef<Answer> replyTo) implements Command {}

    public record RemoveRule(String rule, ActorRef<Answer> replyTo) implements Command {}

    public record Acknowledge(String id, ActorRef<Answer> replyTo) implements Command {}

    /** Of all that stand; the answer says how many nobody had seen. */
    public record AcknowledgeAll(ActorRef<Answer> replyTo) implements Command {}

    /** Asks for the rules and at most so many alerts. */
    public record Show(int limit, ActorRef<Shown> replyTo) implements Command {}

    /** Rules, and alerts: those that stand, then those that are over, each newest first. */
    public record Shown(List<String> rules, List<Alert> alerts) {}

    /** Asks for what stands and nobody has seen. */
    public record Unseen(ActorRef<Headline> replyTo) implements Command {}

    /**
     * What stands and nobody has seen.
     *
     * @param version grows with each change
     * @param standing how many there are
     * @param alerts the newest of them, newest first
     */
    public record Headline(long version, int standing, List<Alert> alerts) {}

    /** The answer to a user. */
    public sealed interface Answer {}

    public record Done(String of) implements Answer {}

    public record Refused(String reason) implements Answer {}

    /** There is none of that name. */
    public record Unknown(String reason) implements Answer {}

    private enum Look implements Command {
        INSTANCE
    }

    private record Seen(LiveFeed.Update update) implements Command {}

    private record Found(Laboratory.Alive alive) implements Command {}

    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final int MOST_RULES = 100;
    private static final int HEADLINES = 5;

    private final Workbench bench;
    private final ActorRef<Laboratory.Command> laboratory;
    private final RuleFile kept;
    private final LastingFile lasting;
    private final AlertBook book;
    private final String viewer;
    private Headline headline = new Headline(0, 0, List.of());
    private boolean turned = true;

    /**
     * Alerts of a laboratory.
     *
     * @param page the address of the page, empty where there is none; asked when an alert is told of
     */
    public static Behavior<Command> create(
            Workbench bench, ActorRef<Laboratory.Command> laboratory, AlertPlan plan, Supplier<String> page) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new Alerts(context, timers, bench, laboratory, plan, page)));
    }

    private Alerts(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            Workbench bench,
            ActorRef<Laboratory.Command> laboratory,
            AlertPlan plan,
            Supplier<String> page) {
        super(context);
        this.bench = bench;
        this.laboratory = laboratory;
        this.kept = plan.kept();
        this.lasting = plan.lasting();
        ActorRef<Webhook.Command> webhook =
                plan.webhook() == null ? null : context.spawn(Webhook.create(plan.webhook()), "webhook");
        Herald herald = new Herald(webhook, page);
        this.book = new AlertBook(bench.clock(), alert -> {
            turned = true;
            herald.tell(alert);
        });
        kept.rules().forEach(book::add);
        plan.given().forEach(book::add);
        book.recall(lasting.read());
        this.viewer = context.getSelf().path().toString();
        laboratory.tell(new Laboratory.Feed(new LiveFeed.WatchEveryRun(viewer)));
        laboratory.tell(new Laboratory.Reports(context.messageAdapter(Laboratory.Alive.class, Found::new)));
        timers.startTimerWithFixedDelay(Look.INSTANCE, BETWEEN);
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessageEquals(Look.INSTANCE, this::onLook)
                .onMessage(Seen.class, this::onSeen)
                .onMessage(Found.class, this::onFound)
                .onMessage(AddRule.class, this::onAddRule)
                .onMessage(RemoveRule.class, this::onRemoveRule)
                .onMessage(Acknowledge.class, this::onAcknowledge)
                .onMessage(AcknowledgeAll.class, this::onAcknowledgeAll)
                .onMessage(Show.class, this::onShow)
                .onMessage(Unseen.class, this::onUnseen)
                .build();
    }

    private Behavior<Command> onLook() {
        laboratory.tell(new Laboratory.Feed(
                new LiveFeed.Next(viewer, getContext().messageAdapter(LiveFeed.Update.class, Seen::new))));
        return this;
    }

    private Behavior<Command> onSeen(Seen seen) {
        seen.update().runs().forEach(book::saw);
        book.passed(Pulse.of(bench));
        lasting.keep(book.lasting());
        return this;
    }

    private Behavior<Command> onFound(Found found) {
        found.alive().reports().forEach(book::saw);
        return this;
    }

    private Behavior<Command> onAddRule(AddRule add) {
        try {
            AlertRule rule = AlertRule.parse(add.rule());
            if (book.rules().size() >= MOST_RULES) {
                throw new InvalidInput("there may be at most %d alert rules: rule=%s. Maybe remove one"
                        .formatted(MOST_RULES, rule.text()));
            }
            kept.add(rule);
            book.add(rule);
            add.replyTo().tell(new Done(rule.text()));
        } catch (InvalidInput bad) {
            add.replyTo().tell(new Refused(String.valueOf(bad.getMessage())));
        }
        return this;
    }

    private Behavior<Command> onRemoveRule(RemoveRule remove) {
        String text = remove.rule().strip();
        if (book.rules().stream().noneMatch(rule -> rule.text().equals(text))) {
            remove.replyTo().tell(new Unknown("alert rule must exist: rule=" + text));
            return this;
        }
        try {
            kept.remove(text);
            book.remove(text);
            lasting.keep(book.lasting());
            remove.replyTo().tell(new Done(text));
        } catch (InvalidInput notWritten) {
            remove.replyTo().tell(new Refused(String.valueOf(notWritten.getMessage())));
        }
        return this;
    }

    private Behavior<Command> onAcknowledge(Acknowledge acknowledge) {
        boolean stood = book.acknowledge(acknowledge.id());
        turned |= stood;
        lasting.keep(book.lasting());
        acknowledge
                .replyTo()
                .tell(stood ? new Done(acknowledge.id()) : new Unknown("alert must stand: id=" + acknowledge.id()));
        return this;
    }

    private Behavior<Command> onAcknowledgeAll(AcknowledgeAll all) {
        int seen = book.acknowledgeAll();
        turned |= seen > 0;
        lasting.keep(book.lasting());
        all.replyTo().tell(new Done(Integer.toString(seen)));
        return this;
    }

    private Behavior<Command> onShow(Show show) {
        List<String> rules = book.rules().stream().map(AlertRule::text).toList();
        show.replyTo()
                .tell(new Shown(
                        rules,
                        Stream.concat(book.standing().stream(), book.ended().stream())
                                .limit(show.limit())
                                .toList()));
        return this;
    }

    private Behavior<Command> onUnseen(Unseen ask) {
        if (turned) {
            List<Alert> unseen =
                    book.standing().stream().filter(one -> !one.acknowledged()).toList();
            List<Alert> newest = List.copyOf(unseen.subList(0, Math.min(HEADLINES, unseen.size())));
            headline = new Headline(headline.version() + 1, unseen.size(), newest);
            turned = false;
        }
        ask.replyTo().tell(headline);
        return this;
    }
}
