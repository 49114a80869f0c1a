package minima.dashboards.alert;

import minima.actors.Clock;
import minima.actors.RunReport;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Which rules are true of which runs, and since when. An alert is told of twice: when it fires, and when it ends.
 *
 * <pre>
 *   quiet --condition holds--> holding --for the rule's time--> FIRING --no longer holds--> ENDED
 *   holding --no longer holds--> quiet
 *   FIRING --its run ends, condition holds--> LASTING --acknowledged | 24 h | {@value #MOST_LASTING} newer--> ENDED
 *   FIRING, LASTING --rule removed--> ENDED
 * </pre>
 *
 * <p>A run that ends while its condition is true but was not yet for the rule's time stays quiet. Memory is bounded: a
 * few words a run alive and rule, at most {@value #MOST_FIRING} firing (what comes beyond fires when there is room),
 * {@value #MOST_LASTING} lasting, {@value #MOST_ENDED} ended.
 */
final class AlertBook {

    static final int MOST_FIRING = 10_000;
    static final int MOST_LASTING = 1_000;
    static final int MOST_ENDED = 1_000;
    static final Duration LASTS = Duration.ofHours(24);

    private record Key(String rule, String subject) {}

    private final Clock clock;
    private final Consumer<Alert> told;
    private final String prefix;
    private final Map<String, AlertRule> rules = new LinkedHashMap<>();
    private final Map<String, Watched> alive = new LinkedHashMap<>();
    private final Watched laboratory = Watched.laboratory();
    private final Map<Key, Alert> firing = new LinkedHashMap<>();
    private final Map<Key, Lasting> lasting = new LinkedHashMap<>();
    private final Deque<Alert> ended = new ArrayDeque<>();
    private long fired;

    /** @param told hears of each alert when it fires and, with its end, when it ends */
    AlertBook(Clock clock, Consumer<Alert> told) {
        this.clock = clock;
        this.told = told;
        this.prefix = Long.toString(clock.epochMs(), Character.MAX_RADIX) + "-";
    }

    Collection<AlertRule> rules() {
        return rules.values();
    }

    /** Takes a rule, which is true at once of what is alive. */
    void add(AlertRule rule) {
        if (rules.putIfAbsent(rule.text(), rule) == null) {
            alive.values().forEach(run -> hold(rule, run));
        }
    }

    void remove(String rule) {
        rules.remove(rule);
        alive.values().forEach(run -> run.letGo(rule));
        laboratory.letGo(rule);
        List.copyOf(firing.entrySet()).stream()
                .filter(one -> one.getKey().rule().equals(rule))
                .forEach(one -> end(one.getKey()));
        List.copyOf(lasting.keySet()).stream()
                .filter(key -> key.rule().equals(rule))
                .forEach(this::end);
    }

    /** A run changed, or said how far it is. */
    void saw(RunReport report) {
        Watched run = alive.computeIfAbsent(report.run(), id -> new Watched(report, clock.nanos()));
        run.saw(report, clock.nanos());
        rules.values().forEach(rule -> hold(rule, run));
        settle(run);
        if (report.status().terminal()) {
            alive.remove(report.run());
            rules.keySet().forEach(rule -> outlast(new Key(rule, report.run())));
        }
    }

    /** Time went on; the laboratory is so. */
    void passed(Pulse pulse) {
        for (AlertRule rule : rules.values()) {
            if (rule.condition() instanceof Condition.OfLaboratory condition) {
                laboratory.hold(rule.text(), condition.of(pulse), clock);
            } else if (rule.condition() instanceof Condition.Stalled) {
                alive.values().forEach(run -> hold(rule, run));
            }
        }
        alive.values().forEach(this::settle);
        settle(laboratory);
        long now = clock.epochMs();
        List.copyOf(lasting.entrySet()).stream()
                .filter(one -> now - one.getValue().since() >= LASTS.toMillis())
                .forEach(one -> end(one.getKey()));
    }

    /** A reader has seen it; false if no alert stands by that id. */
    boolean acknowledge(String id) {
        for (Map.Entry<Key, Alert> one : firing.entrySet()) {
            if (one.getValue().id().equals(id)) {
                one.setValue(one.getValue().acknowledgedNow());
                return true;
            }
        }
        for (Map.Entry<Key, Lasting> one : lasting.entrySet()) {
            if (one.getValue().alert().id().equals(id)) {
                lasting.put(one.getKey(), new Lasting(one.getValue().alert().acknowledgedNow(), 0));
                end(one.getKey());
                return true;
            }
        }
        return false;
    }

    /** A reader has seen all that stand; how many nobody had seen before. */
    int acknowledgeAll() {
        int seen = 0;
        for (Map.Entry<Key, Alert> one : firing.entrySet()) {
            seen += one.getValue().acknowledged() ? 0 : 1;
            one.setValue(one.getValue().acknowledgedNow());
        }
        for (Key key : List.copyOf(lasting.keySet())) {
            lasting.computeIfPresent(
                    key, (same, last) -> new Lasting(last.alert().acknowledgedNow(), last.since()));
            end(key);
            seen++;
        }
        return seen;
    }

    /** Those of runs that have ended, the oldest first. */
    List<Lasting> lasting() {
        return List.copyOf(lasting.values());
    }

    /** Takes what lasted when the laboratory closed, as far as its rules still count. */
    void recall(List<Lasting> before) {
        for (Lasting one : before) {
            if (rules.containsKey(one.alert().rule())) {
                lasting.put(new Key(one.alert().rule(), one.alert().subject()), one);
            }
        }
    }

    /** Those that stand, newest first. */
    List<Alert> standing() {
        return Stream.concat(lasting.values().stream().map(Lasting::alert), firing.values().stream())
                .sorted(Comparator.comparingLong(Alert::since).reversed())
                .toList();
    }

    /** Those that are over, newest first. */
    List<Alert> ended() {
        return new ArrayList<>(ended);
    }

    private void hold(AlertRule rule, Watched run) {
        if (rule.condition() instanceof Condition.OfRun condition) {
            run.hold(rule.text(), run.words(condition, clock.nanos()), clock);
        }
    }

    /** Fires what has held for long enough, ends what no longer holds. */
    private void settle(Watched watched) {
        for (AlertRule rule : rules.values()) {
            Key key = new Key(rule.text(), watched.subject());
            Watched.@Nullable Holding holding = watched.holding(rule.text());
            if (holding == null) {
                end(key);
            } else if (clock.nanos() - holding.nanos() >= rule.hold().toNanos()
                    && !firing.containsKey(key)
                    && !lasting.containsKey(key)
                    && firing.size() < MOST_FIRING) {
                String id = prefix + ++fired;
                Alert alert = watched.alert(id, rule.text(), holding);
                firing.put(key, alert);
                told.accept(alert);
            }
        }
    }

    private void outlast(Key key) {
        Alert alert = firing.remove(key);
        if (alert == null) {
            return;
        }
        lasting.put(key, new Lasting(alert, clock.epochMs()));
        if (alert.acknowledged()) {
            end(key);
        } else if (lasting.size() > MOST_LASTING) {
            end(lasting.keySet().iterator().next());
        }
    }

    private void end(Key key) {
        Lasting last = lasting.remove(key);
        Alert alert = last == null ? firing.remove(key) : last.alert();
        if (alert != null) {
            Alert over = alert.endedAt(clock.epochMs());
            ended.addFirst(over);
            if (ended.size() > MOST_ENDED) {
                ended.removeLast();
            }
            told.accept(over);
        }
    }
}
