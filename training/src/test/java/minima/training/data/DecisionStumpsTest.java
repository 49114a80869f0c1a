package minima.training.data;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DecisionStumpsTest {

    private static final Samples SAMPLES =
            new Samples("x", new double[][] {{0, 5}, {1, 5}, {3, 5}, {1, 5}, {7, 5}}, 1, -1, 1, -1, 1);

    /** Feature 1 takes 0, 1, 3, 7: thresholds ½, 2, 5; feature 2 tells nothing apart; the last says +1. */
    @Test
    void putThresholdsMidwayBetweenNeighbouringValues() {
        DecisionStumps stumps = DecisionStumps.of(SAMPLES, 100);

        assertThat(stumps.size()).isEqualTo(4);
        assertThat(stumps.votes(SAMPLES).rows())
                .isDeepEqualTo(
                        new double[][] {{-1, -1, -1, 1}, {1, -1, -1, 1}, {1, 1, -1, 1}, {1, -1, -1, 1}, {1, 1, 1, 1}});
        assertThat(stumps.votes(SAMPLES).targets()).containsExactly(1, -1, 1, -1, 1);
    }

    @Test
    void spreadTheThresholdsThatAreAllowed() {
        assertThat(DecisionStumps.of(SAMPLES, 1).votes(SAMPLES).rows())
                .isDeepEqualTo(new double[][] {{-1, 1}, {-1, 1}, {1, 1}, {-1, 1}, {1, 1}});
    }

    @Test
    void voteOnSamplesThatTheyWereNotMadeFrom() {
        Samples others = new Samples("others", new double[][] {{2, 9}, {6, -1}}, 1, -1);

        assertThat(DecisionStumps.of(SAMPLES, 100).votes(others).rows())
                .isDeepEqualTo(new double[][] {{1, -1, -1, 1}, {1, 1, 1, 1}});
    }
}
