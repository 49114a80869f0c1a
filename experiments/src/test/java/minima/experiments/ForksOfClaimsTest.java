package minima.experiments;

import minima.training.claim.Experiment;
import minima.training.claim.Materials;
import minima.training.claim.SamplingPlan;
import minima.training.claim.Simulation;
import minima.training.claim.StateReader;
import minima.training.claim.StateWriter;
import minima.training.claim.Strand;
import minima.training.claim.Trial;
import minima.training.claim.Walk;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** A simulation that adopts the state of one with the same settings goes through the same bits. */
class ForksOfClaimsTest {

    private static final long AT = 7;
    private static final long END = 12;

    static Stream<Experiment<?>> experiments() {
        return Catalogue.experiments().values().stream();
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void goesOnBitForBit(Experiment<?> experiment) {
        Trial whole = experiment.trialOf(Map.of(), Materials.none(3));
        Trial fork = experiment.trialOf(Map.of(), Materials.none(3));
        for (int i = 0; i < whole.strands().size(); i++) {
            Strand parent = whole.strands().get(i);
            Strand child = fork.strands().get(i);
            SamplingPlan plan = SamplingPlan.logSpaced(parent.steps());
            Walk walk = new Walk(parent, plan, -1);
            walk.advanceTo(Math.min(AT, parent.steps()));
            child.simulation().adopt(new StateReader(state(parent.simulation())));
            walk.advanceTo(Math.min(END, parent.steps()));
            new Walk(child, plan, -1).advanceTo(Math.min(END, parent.steps()));

            assertThat(state(child.simulation()))
                    .as("%s of %s", child.name(), experiment.claim().id())
                    .isEqualTo(state(parent.simulation()));
        }
    }

    private static byte[] state(Simulation simulation) {
        StateWriter out = new StateWriter();
        simulation.save(out);
        return out.toBytes();
    }
}
