package minima.dashboards.alert;

import minima.actors.Clock;
import minima.actors.RunReport;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A run alive, or the laboratory, and which rules are true of it now; reports are shared with all who show them. */
final class Watched {

    /**
     * A rule is true.
     *
     * @param nanos since when, on the monotonic clock
     * @param epochMs since when, on the wall's
     */
    record Holding(long nanos, long epochMs, String words) {}

    private final Map<String, Holding> holdings = new HashMap<>(2);
    private @Nullable RunReport report;
    private long movedAt;

    Watched(RunReport report, long nanos) {
        this.report = report;
        this.movedAt = nanos;
    }

    private Watched() {}

    static Watched laboratory() {
        return new Watched();
    }

    String subject() {
        return report == null ? "" : report.run();
    }

    void saw(RunReport newer, long nanos) {
        if (report == null || newer.step() != report.step() || newer.status() != report.status()) {
            movedAt = nanos;
        }
        report = newer;
    }

    @Nullable
    String words(Condition.OfRun condition, long nanos) {
        return report == null ? null : condition.of(report, Duration.ofNanos(nanos - movedAt));
    }

    /** @param words what is the case; null where the rule is not true */
    void hold(String rule, @Nullable String words, Clock clock) {
        if (words == null) {
            holdings.remove(rule);
        } else {
            holdings.computeIfAbsent(rule, text -> new Holding(clock.nanos(), clock.epochMs(), words));
        }
    }

    @Nullable
    Holding holding(String rule) {
        return holdings.get(rule);
    }

    void letGo(String rule) {
        holdings.remove(rule);
    }

    Alert alert(String id, String rule, Holding holding) {
        return new Alert(
                id,
                rule,
                report == null ? null : report.run(),
                report == null ? null : report.experiment(),
                holding.epochMs(),
                null,
                holding.words(),
                false);
    }
}
