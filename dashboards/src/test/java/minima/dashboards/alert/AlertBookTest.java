package minima.dashboards.alert;

import minima.actors.Clock;
import minima.telemetry.event.RunState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static minima.dashboards.alert.Reports.of;
import static minima.dashboards.alert.Reports.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class AlertBookTest {

    private static final Pulse WELL = new Pulse(null, 0);

    private final StoodClock clock = new StoodClock();
    private final List<Alert> told = new ArrayList<>();
    private final AlertBook book = new AlertBook(clock, told::add);

    @Test
    void tellsOnceWhenARuleBecomesTrueAndOnceWhenItIsTrueNoMore() {
        book.add(AlertRule.parse("norm.l2>2"));
        book.saw(running("a", 1, 2));
        assertThat(told).isEmpty();
        book.saw(running("a", 2, 2.5));
        book.saw(running("a", 3, 3));
        book.passed(WELL);
        assertThat(told).singleElement().satisfies(alert -> {
            assertThat(alert.run()).isEqualTo("a");
            assertThat(alert.words()).isEqualTo("norm.l2=2.5 on claim");
            assertThat(alert.ended()).isNull();
        });
        clock.forward(Duration.ofSeconds(5));
        book.saw(running("a", 4, 1));

        assertThat(told).hasSize(2);
        assertThat(told.get(1).id()).isEqualTo(told.get(0).id());
        assertThat(told.get(1).ended()).isEqualTo(told.get(1).since() + 5_000);
        assertThat(book.standing()).isEmpty();
        assertThat(book.ended()).containsExactly(told.get(1));

        book.saw(running("a", 5, 9));
        assertThat(told).hasSize(3);
        assertThat(told.get(2).id())
                .as("another alert")
                .isNotEqualTo(told.get(0).id());
    }

    @Test
    void waitsUntilAConditionHasHeldWithoutABreakForTheRulesTime() {
        book.add(AlertRule.parse("norm.l2>2 for 30s"));
        book.saw(running("a", 1, 3));
        clock.forward(Duration.ofSeconds(29));
        book.saw(running("a", 2, 1));
        book.saw(running("a", 3, 3));
        long began = clock.epochMs();
        clock.forward(Duration.ofSeconds(29));
        book.saw(running("a", 4, 4));
        assertThat(told).isEmpty();
        clock.forward(Duration.ofSeconds(1));
        book.passed(WELL);
        assertThat(told).singleElement().extracting(Alert::since).isEqualTo(began);
    }

    @Test
    void ofAStalledRunIsMadeOnlyWhileItRunsAndDoesNotStep() {
        book.add(AlertRule.parse("stalled 60s"));
        book.saw(running("a", 7, 1));
        book.saw(of("p", RunState.PAUSED, 7, 1, 1));
        clock.forward(Duration.ofSeconds(59));
        book.saw(running("a", 7, 1));
        book.passed(WELL);
        assertThat(told).isEmpty();
        clock.forward(Duration.ofSeconds(1));
        book.passed(WELL);
        assertThat(told).extracting(Alert::run, Alert::words).containsExactly(tuple("a", "no step since step 7"));
        book.saw(running("a", 8, 1));
        assertThat(book.standing()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "RUNNING, NaN, 1, true",
        "RUNNING, Infinity, 1, true",
        "RUNNING, 1, NaN, false",
        "DIVERGED, 1, 1, true",
        "COMPLETED, 1, 1, false"
    })
    void tellsOfWhatIsNotFiniteOnAStrandOfTheClaimAlone(RunState state, double claim, double control, boolean tells) {
        book.add(AlertRule.parse("nan"));
        book.saw(of("a", state, 3, claim, control));
        assertThat(told).hasSize(tells ? 1 : 0);
    }

    @Test
    void ofARunThatEndedLastsForADayUnlessItIsAcknowledged() {
        book.add(AlertRule.parse("nan"));
        book.saw(running("a", 1, Double.NaN));
        book.saw(of("a", RunState.DIVERGED, 1, Double.NaN, 1));
        book.saw(of("b", RunState.DIVERGED, 1, Double.NaN, 1));
        assertThat(told).extracting(Alert::run).containsExactly("a", "b");

        assertThat(book.acknowledge("nobody")).isFalse();
        assertThat(book.acknowledge(told.get(1).id())).isTrue();
        assertThat(book.ended()).singleElement().satisfies(alert -> assertThat(alert.acknowledged())
                .isTrue());
        clock.forward(Duration.ofHours(24).minusMillis(1));
        book.passed(WELL);
        assertThat(book.standing()).extracting(Alert::run).containsExactly("a");
        clock.forward(Duration.ofMillis(1));
        book.passed(WELL);
        assertThat(book.standing()).isEmpty();
        assertThat(told).hasSize(4);
    }

    @Test
    void thatLastAreKeptOverARestartAsFarAsTheirRulesAre() {
        book.add(AlertRule.parse("nan"));
        book.add(AlertRule.parse("norm.l2>2"));
        book.saw(of("a", RunState.DIVERGED, 1, Double.NaN, 1));
        book.saw(of("b", RunState.COMPLETED, 1, 3, 1));
        clock.forward(Duration.ofHours(23));

        AlertBook after = new AlertBook(clock, told::add);
        after.add(AlertRule.parse("nan"));
        after.recall(book.lasting());
        assertThat(after.standing())
                .containsExactly(book.standing().stream()
                        .filter(alert -> alert.rule().equals("nan"))
                        .findFirst()
                        .orElseThrow());
        assertThat(told).as("nobody is told again").hasSize(2);
        clock.forward(Duration.ofHours(1));
        after.passed(WELL);
        assertThat(after.standing()).as("a day after the run's end").isEmpty();
    }

    @Test
    void areAcknowledgedAllAtOnce() {
        book.add(AlertRule.parse("nan"));
        book.saw(running("a", 1, Double.NaN));
        book.saw(running("b", 1, Double.NaN));
        book.saw(of("c", RunState.DIVERGED, 1, Double.NaN, 1));
        book.acknowledge(told.get(0).id());

        assertThat(book.acknowledgeAll()).as("of b and of c").isEqualTo(2);
        assertThat(book.standing()).extracting(Alert::run).containsExactlyInAnyOrder("a", "b");
        assertThat(book.standing()).allMatch(Alert::acknowledged);
        assertThat(book.ended()).singleElement().matches(Alert::acknowledged);
        assertThat(book.acknowledgeAll()).isZero();
    }

    @Test
    void thatIsAcknowledgedWhileItFiresIsTrueStillAndOverWithItsRun() {
        book.add(AlertRule.parse("nan"));
        book.saw(running("a", 1, Double.NaN));
        assertThat(book.acknowledge(told.get(0).id())).isTrue();
        book.saw(running("a", 2, Double.NaN));
        assertThat(book.standing())
                .singleElement()
                .extracting(Alert::acknowledged)
                .isEqualTo(true);
        assertThat(told).hasSize(1);
        book.saw(of("a", RunState.DIVERGED, 2, Double.NaN, 1));
        assertThat(book.standing()).isEmpty();
    }

    @Test
    void ofTheLaboratoryNamesNoRun() {
        book.add(AlertRule.parse("journal"));
        book.add(AlertRule.parse("lag > 10"));
        book.passed(new Pulse(null, 10));
        assertThat(told).isEmpty();
        book.passed(new Pulse("disk full", 11));
        assertThat(told).extracting(Alert::words).containsExactly("disk full", "Kafka has not taken 11 records");
        assertThat(told).allSatisfy(alert -> assertThat(alert.run()).isNull());
        book.passed(WELL);
        assertThat(book.standing()).isEmpty();
    }

    @Test
    void beginWithTheRuleAndEndWithIt() {
        book.saw(running("a", 1, 3));
        book.add(AlertRule.parse("norm.l2>2"));
        book.passed(WELL);
        assertThat(book.standing()).hasSize(1);
        book.saw(of("b", RunState.COMPLETED, 9, 3, 1));
        assertThat(book.standing()).hasSize(2);
        book.remove("norm.l2>2");
        assertThat(book.standing()).isEmpty();
        book.saw(running("a", 2, 3));
        assertThat(told).hasSize(4);
    }

    @Test
    void areBoundedThoughTenThousandRunsDiverge() {
        book.add(AlertRule.parse("nan"));
        for (int k = 0; k < 10_000; k++) {
            book.saw(running("r" + k, 1, Double.NaN));
            book.saw(of("r" + k, RunState.DIVERGED, 1, Double.NaN, 1));
            clock.forward(Duration.ofMillis(1));
        }
        assertThat(told.stream().filter(alert -> alert.ended() == null)).hasSize(10_000);
        assertThat(book.standing()).hasSize(AlertBook.MOST_LASTING);
        assertThat(book.standing().get(0).run()).as("the newest").isEqualTo("r9999");
        assertThat(book.ended()).hasSize(AlertBook.MOST_ENDED);
    }

    @Test
    void fireWhenThereIsRoomWhereTooManyDoAlready() {
        book.add(AlertRule.parse("norm.l2>2"));
        for (int k = 0; k < AlertBook.MOST_FIRING + 2; k++) {
            book.saw(running("r" + k, 1, 3));
        }
        book.passed(WELL);
        assertThat(book.standing()).hasSize(AlertBook.MOST_FIRING);
        book.saw(running("r0", 2, 1));
        book.passed(WELL);
        assertThat(book.standing()).hasSize(AlertBook.MOST_FIRING);
        assertThat(told).hasSize(AlertBook.MOST_FIRING + 2);
    }

    /** A clock that stands unless it is put forward. */
    private static final class StoodClock implements Clock {

        private long nanos = Duration.ofDays(20_000).toNanos();

        void forward(Duration time) {
            nanos += time.toNanos();
        }

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public long epochMs() {
            return nanos / 1_000_000;
        }
    }
}
