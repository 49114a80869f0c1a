package minima.training.model;

import minima.training.claim.StateReader;
import minima.training.claim.StateWriter;
import minima.training.random.Streams;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class NeighbourRuleTest {

    private static final int POINTS = 4_000;

    /**
     * With m uniform samples on [0, 1] the mean distance is {@code (1 + 1/(m + 1))/(2(m + 1))} up to the share 3e-4, by
     * integration. It is a sum of m squared gaps, whose relative deviation is √(5/m); the mean of 40 may miss by three.
     */
    @Test
    void findsTheNearestOfUniformPoints() {
        int m = 50;
        double mean = 0;
        for (long seed = 1; seed <= 40; seed++) {
            NeighbourRule rule = new NeighbourRule(1, x -> x[0], 500, 0, new Streams(seed));
            rule.advance(m - 1);
            mean += rule.distance() / 40;
        }
        double expected = (1 + 1.0 / (m + 1)) / (2 * (m + 1));

        assertThat(mean).isCloseTo(expected, within(3 * Math.sqrt(5.0 / m / 40) * expected));
    }

    /** Constant η: the chance of an error does not depend on the neighbour. */
    @Test
    void errsWithTheChanceOfTwoDifferentLabels() {
        NeighbourRule rule = new NeighbourRule(2, x -> 0.3, POINTS, 0, new Streams(1));
        rule.advance(20);

        assertThat(rule.expectedError()).isCloseTo(2 * 0.3 * 0.7, within(1e-12));
        assertThat(rule.errorAtZeroDistance()).isCloseTo(2 * 0.3 * 0.7, within(1e-12));
        assertThat(rule.error()).isBetween(0.3 - 1e-12, 0.7 + 1e-12);
    }

    @Test
    void neverLosesANeighbourThatIsNearer() {
        NeighbourRule rule = rule(3, 0);
        double before = rule.distance();
        for (int k = 0; k < 200; k++) {
            rule.advance(1);
            assertThat(rule.distance()).isLessThanOrEqualTo(before);
            before = rule.distance();
        }
    }

    @Test
    void doesNotComeNearInACoordinateThatItDoesNotSee() {
        NeighbourRule blind = rule(2, 1);
        blind.advance(2_000);

        assertThat(blind.distance()).as("two uniform numbers are 1/3 apart").isCloseTo(1.0 / 3, within(0.05));
    }

    @Test
    void goesOnBitForBitFromWhatItSaved() {
        NeighbourRule whole = rule(2, 0);
        whole.advance(30);
        StateWriter out = new StateWriter();
        whole.save(out);
        NeighbourRule resumed = rule(2, 0);
        resumed.restore(new StateReader(out.toBytes()));
        whole.advance(30);
        resumed.advance(30);

        assertThat(resumed.distance()).isEqualTo(whole.distance());
        assertThat(resumed.error()).isEqualTo(whole.error());
        assertThat(resumed.steps()).isEqualTo(60);
    }

    private static NeighbourRule rule(int dimension, int firstCoordinate) {
        return new NeighbourRule(dimension, x -> x[0], POINTS, firstCoordinate, new Streams(2));
    }
}
