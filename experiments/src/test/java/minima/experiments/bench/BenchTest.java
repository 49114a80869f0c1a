package minima.experiments.bench;

import minima.experiments.bench.Descent.Problem;
import minima.experiments.bench.Descent.Shape;
import minima.training.claim.Materials;
import minima.training.claim.Rehearsal;
import minima.training.claim.Simulation;
import minima.training.claim.StateReader;
import minima.training.claim.StateWriter;
import minima.training.measure.Metrics;
import minima.training.random.Streams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class BenchTest {

    private static final long SEED_1 = 1;

    @TempDir
    Path folder;

    @Test
    void takesTheMiddleOfWhatWasMeasured() {
        assertThat(Spread.of(List.of(5.0, 1.0, 3.0))).isEqualTo(new Spread(3, 1, 5, 3));
        assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(new Spread(2.5, 1, 4, 4));
    }

    @Test
    void countsTheStepsThatWereTaken() {
        Counted counted = new Counted();
        long start = System.nanoTime();

        double rate = BareRate.of(counted, 0.05);

        double longest = (System.nanoTime() - start) / 1e9;
        assertThat(rate).isBetween(counted.steps() / longest, counted.steps() / 0.05);
    }

    @Test
    void runsTheSameDescentInCAsInJava() throws IOException {
        Optional<CProgram> c = CProgram.compile(folder);
        assumeTrue(c.isPresent(), "there is no gcc");

        for (Shape shape : List.of(new Shape(20, 2), new Shape(30, 41))) {
            assertThat(c.get().rate(Problem.of(shape, new Streams(SEED_1)), 0.01))
                    .isPositive();
        }
    }

    @Test
    void descendsTowardsTheSeparatorThatItMeasuresAgainst() {
        Rehearsal rehearsal = Rehearsal.of(new Descent()
                .trialOf(Map.of("samples", "40", "dimension", "5", "steps", "100000"), Materials.none(SEED_1)));

        double margin =
                rehearsal.history().series("logistic", Metrics.MARGIN_L2).last();
        double angle =
                rehearsal.history().series("logistic", Metrics.ANGLE_ORACLE).last();
        assertThat(margin).isBetween(0.8, 1.0); // γ = 1, approached from below like 1/log t
        assertThat(angle).isLessThan(0.5);
    }

    @Test
    void ratesTheLaboratoryByTheTimesOfItsRows() throws InterruptedException {
        try (LiveLaboratory laboratory = new LiveLaboratory(folder, null)) {
            long start = System.nanoTime();
            double rate = laboratory.rate(new Shape(20, 2), 20_000, "1");
            double whole = 20_000 / ((System.nanoTime() - start) / 1e9);

            assertThat(rate).isGreaterThan(whole).isLessThan(1e9);
        }
    }

    /** Steps that take no time, counted. */
    private static final class Counted implements Simulation {

        private long steps;

        @Override
        public long steps() {
            return steps;
        }

        @Override
        public void advance(long count) {
            steps += count;
        }

        @Override
        public void save(StateWriter out) {}

        @Override
        public void restore(StateReader in) {}
    }
}
