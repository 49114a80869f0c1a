package minima.dashboards.live;

import minima.training.claim.Claim;
import minima.training.claim.Experiment;
import minima.training.claim.Materials;
import minima.training.claim.Measure;
import minima.training.claim.Setting;
import minima.training.claim.Simulation;
import minima.training.claim.StateReader;
import minima.training.claim.StateWriter;
import minima.training.claim.Strand;
import minima.training.claim.Trial;
import minima.training.claim.Verdict;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A wave, {@code 2 + sin(t / 10)}, whose steps take their time: all that was measured of it fits on a page. */
final class Slow implements Experiment<Slow.Settings> {

    record Settings(
            @Setting("steps") long steps,

            @Setting(value = "time of a step", unit = "milliseconds")
            long millis) {}

    @Override
    public Claim claim() {
        return new Claim("slow", "test", "It comes and goes", "", List.of(), Claim.DataKind.NONE, List.of("norm.l2"));
    }

    @Override
    public Settings defaults() {
        return new Settings(100, 1);
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        Wave wave = new Wave(settings.millis());
        Strand strand =
                new Strand("wave", wave, List.of(new Measure("norm.l2", wave::height)), settings.steps(), false);
        return new Trial(
                List.of(strand),
                List.of(),
                List.of(),
                history -> List.of(
                        Verdict.within(strand, "norm.l2", 2, history.last(strand, "norm.l2"), 1, "a sine", "by hand")));
    }

    static double heightAt(long step) {
        return 2 + StrictMath.sin(step / 10.0);
    }

    private static final class Wave implements Simulation {

        private final long millis;
        private long steps;

        Wave(long millis) {
            this.millis = millis;
        }

        double height() {
            return heightAt(steps);
        }

        @Override
        public long steps() {
            return steps;
        }

        @Override
        public void advance(long count) {
            for (long k = 0; k < count; k++) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
                steps++;
            }
        }

        @Override
        public void save(StateWriter out) {
            out.put("steps", steps);
        }

        @Override
        public void restore(StateReader in) {
            steps = in.getLong("steps");
        }
    }
}
