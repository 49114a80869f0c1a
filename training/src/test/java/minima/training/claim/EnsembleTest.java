package minima.training.claim;

import minima.training.data.BatchOrder;
import minima.training.data.Fixtures;
import minima.training.descent.GradientDescent;
import minima.training.descent.LinearSimulation;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.descent.StochasticGradientDescent;
import minima.training.loss.Logistic;
import minima.training.model.LinearModel;
import minima.training.random.Streams;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class EnsembleTest {

    private final LinearModel model = LinearModel.classifier(Fixtures.threeGeometries(), new Logistic());
    private final Schedule schedule = new Schedule.InverseTime(Regulation.ofStepSize(0.1), 10);

    @Test
    void measuresTheMeanAndItsStandardErrorOverMembers() {
        Ensemble<LinearSimulation> ensemble = new Ensemble<>(List.of(from(1), from(2), from(6)));

        assertThat(read(ensemble.mean("m", s -> s.weight(0)))).isCloseTo(3, within(1e-15));
        assertThat(read(ensemble.standardError("m", s -> s.weight(0))))
                .isCloseTo(Math.sqrt((4 + 1 + 9) / 2.0 / 3), within(1e-12));
    }

    @Test
    void advancesEachMemberAsItWouldAlone() {
        Ensemble<LinearSimulation> ensemble = new Ensemble<>(List.of(from(1), from(2)));
        Rehearsal alone = Rehearsal.of(new Trial(
                List.of(new Strand("alone", from(2), List.of(), 100, false)), List.of(), List.of(), h -> List.of()));
        ensemble.advance(30);
        ensemble.advance(70);

        assertThat(ensemble.steps()).isEqualTo(100);
        assertThat(ensemble.members().get(1).weights())
                .containsExactly(
                        ((LinearSimulation) alone.trial().strands().get(0).simulation()).weights());
    }

    @Test
    void goesOnBitForBitFromWhatItSaved() {
        Ensemble<StochasticGradientDescent> whole = stochastic();
        whole.advance(17);
        StateWriter out = new StateWriter();
        whole.save(out);
        Ensemble<StochasticGradientDescent> resumed = stochastic();
        resumed.restore(new StateReader(out.toBytes()));
        whole.advance(40);
        resumed.advance(40);

        assertThat(resumed.members().get(2).weights())
                .containsExactly(whole.members().get(2).weights());
        assertThat(whole.members().get(0).weights())
                .isNotEqualTo(whole.members().get(1).weights());
    }

    private Ensemble<StochasticGradientDescent> stochastic() {
        return new Ensemble<>(LongStream.range(0, 3)
                .mapToObj(seed -> new StochasticGradientDescent(
                        model, schedule, new BatchOrder(3, 1, BatchOrder.Sampling.WITH_REPLACEMENT, new Streams(seed))))
                .toList());
    }

    private LinearSimulation from(double start) {
        return new GradientDescent(model, schedule, start, 0, 0);
    }

    private static double read(Measure measure) {
        return measure.read().getAsDouble();
    }
}
