package minima.training.descent;

import minima.training.claim.Ensemble;
import minima.training.claim.Pace;
import minima.training.data.BatchOrder;
import minima.training.data.BatchOrder.Sampling;
import minima.training.data.Samples;
import minima.training.model.LinearModel;
import minima.training.random.Streams;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTest {

    private static final double ETA = 0.125;
    private static final Schedule STEADY = new Schedule.Constant(Regulation.ofStepSize(ETA));
    private static final LinearModel FOUR =
            LinearModel.regression(new Samples("four", new double[][] {{1, 0}, {0, 1}, {1, 1}, {2, 1}}, 1, 2, 3, 4));

    @Test
    void aStepOnTheWholeLossReadsEverySample() {
        assertThat(new GradientDescent(FOUR, STEADY).pace()).isEqualTo(new Pace(4L, ETA));
        assertThat(of(new HeavyBall(2))).isEqualTo(new Pace(4L, ETA));
        assertThat(of(new UnitGradient(new HeavyBall(2), new LpGeometry(2), 2))).isEqualTo(new Pace(4L, ETA));
    }

    @Test
    void aMiniBatchIsReadWhereAllAreOfOneSize() {
        for (Sampling sampling : Sampling.values()) {
            for (int size = 1; size <= 4; size++) {
                BatchOrder order = new BatchOrder(4, size, sampling, new Streams(1));
                long[] sizes = LongStream.range(0, 20)
                        .map(k -> order.batch(k).size())
                        .distinct()
                        .toArray();

                assertThat(new StochasticGradientDescent(FOUR, STEADY, order).pace())
                        .as("%s of %d", sampling, size)
                        .isEqualTo(new Pace(sizes.length == 1 ? sizes[0] : null, ETA));
            }
        }
    }

    @Test
    void aStepSizeThatChangesIsNotOneNumber() {
        Regulation eta = Regulation.ofStepSize(ETA);
        Regulation decayed = new Regulation(ETA, 0, 0.5);
        Regulation half = eta.withStepSize(ETA / 2);

        assertThat(by(new Schedule.InverseTime(eta, 10))).isEqualTo(new Pace(4L, null));
        assertThat(by(new Schedule.InverseRoot(eta))).isEqualTo(new Pace(4L, null));
        assertThat(by(new Schedule.WhenReached("loss.train", 1, eta, half))).isEqualTo(new Pace(4L, null));
        assertThat(by(new Schedule.WhenReached("loss.train", 1, eta, decayed))).isEqualTo(new Pace(4L, ETA));
    }

    @Test
    void aMethodThatChoosesItsOwnStepsHasNone() {
        assertThat(of(new ExactLineSearch(2))).isEqualTo(Pace.UNKNOWN);
        assertThat(of(new ConjugateGradient(2))).isEqualTo(Pace.UNKNOWN);
        assertThat(of(LimitedMemoryBfgs.of(2, 3))).isEqualTo(Pace.UNKNOWN);
        assertThat(of(new CoordinateDescent(6, 3))).isEqualTo(new Pace(4L, null));
        assertThat(of(new RandomStepDescent(new Streams(1)))).isEqualTo(new Pace(4L, null));
        assertThat(new SpanWalk(FOUR, STEADY, new Streams(1)).pace()).isEqualTo(new Pace(4L, null));
        BatchOrder single = new BatchOrder(4, 1, Sampling.WITH_REPLACEMENT, new Streams(1));
        assertThat(new Kaczmarz(FOUR, STEADY, single).pace()).isEqualTo(new Pace(1L, null));
    }

    @Test
    void aStepOfTheFlowLastsAStepSizeButReadsAsOftenAsItMust() {
        assertThat(of(GradientFlow.inTime(1e-9))).isEqualTo(new Pace(null, ETA));
        assertThat(of(GradientFlow.inLogTime(0, 1e-9))).isEqualTo(Pace.UNKNOWN);
    }

    @Test
    void membersOfAnEnsembleMustAgree() {
        GradientDescent one = new GradientDescent(FOUR, STEADY);
        GradientDescent other = new GradientDescent(FOUR, new Schedule.Constant(Regulation.ofStepSize(ETA / 2)));

        assertThat(new Ensemble<>(List.of(one, new GradientDescent(FOUR, STEADY))).pace())
                .isEqualTo(one.pace());
        assertThat(new Ensemble<>(List.of(one, other)).pace()).isEqualTo(Pace.UNKNOWN);
    }

    private static Pace of(Optimizer optimizer) {
        return new ParametrizedDescent(FOUR, optimizer, STEADY).pace();
    }

    private static Pace by(Schedule schedule) {
        return new GradientDescent(FOUR, schedule).pace();
    }
}
