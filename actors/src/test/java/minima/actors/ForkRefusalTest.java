package minima.actors;

import minima.telemetry.event.RunState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class ForkRefusalTest {

    @TempDir
    Path folder;

    private OpenBench bench;
    private String parent;

    @BeforeEach
    void open() {
        bench = new OpenBench(folder, new Forkable());
        parent = bench.completed(bench.submit("log", Map.of("steps", "300")));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void refusesWhatIsNotThereAndRecordsNothing() {
        assertThat(refusal("none", 1, Map.of())).isEqualTo("run must exist: run=none. Maybe minima runs");
        assertThat(refusal(parent, 301, Map.of()))
                .isEqualTo("at must be a step that the run has taken, from 0 to 300: at=301");
        assertThat(refusal(parent, -1, Map.of()))
                .isEqualTo("at must be a step that the run has taken, from 0 to 300: at=-1");
        assertThat(refusal(parent, 1, Map.of("stepSise", "1")))
                .isEqualTo("setting must exist: setting=stepSise. Maybe stepSize");
        assertThat(refusal(parent, 1, Map.of("stepSize", "fast")))
                .isEqualTo("stepSize must be a number: stepSize=fast");
        assertThat(refusal(parent, 200, Map.of("steps", "199")))
                .isEqualTo("a fork must not end before it begins: strand=logistic, steps=199, at=200");
        assertThat(bench.journal().runs(10)).hasSize(1);
    }

    @Test
    void refusesAStateThatDoesNotFitNamingStrandAndField() {
        assertThat(refusal(parent, 1, Map.of("start", "0.2")))
                .isEqualTo("a fork must be able to have its parent's state: strand=factors, state must have the same"
                        + " start. Maybe minima run, from step 0");
        assertThat(refusal(parent, 1, Map.of("slow", "2")))
                .isEqualTo("a fork's strands must be its parent's: strand=slow,"
                        + " parent's=[logistic, batches, factors, control]. Maybe minima run");
        String slow = bench.completed(bench.submit("log", Map.of("slow", "2", "steps", "5")));
        assertThat(refusal(slow, 3, Map.of("slow", "3")))
                .isEqualTo("a fork must be able to have its parent's state: strand=slow, state must hold 3 numbers:"
                        + " name=numbers, held=2. Maybe minima run, from step 0");
        assertThat(bench.journal().runs(10)).hasSize(2);
    }

    @Test
    void leavesAControlThatDivergedWhereItDid() {
        String diverging = bench.completed(bench.submit("log", Map.of("steps", "300", "controlStep", "1e308")));
        long diverged = bench.rows(diverging, "control").lastKey();
        assertThat(diverged).isLessThan(100);

        String fork = bench.completed(bench.fork(diverging, 200, Map.of("controlStep", "0.1")));

        assertThat(bench.rows(fork, "control").keySet()).containsExactly(diverged);
        assertThat(bench.rows(fork, "logistic").firstKey()).isEqualTo(200);
    }

    @Test
    void forksADivergedRunBeforeItDiverged() {
        String wild = bench.submit("log", Map.of("steps", "300", "stepSize", "1e307"));
        assertThat(bench.ended(wild).state()).isEqualTo(RunState.DIVERGED);

        String refusal = refusal(wild, 300, Map.of("stepSize", "0.1"));

        assertThat(refusal).matches("at must be a step that the run has taken, from 0 to \\d+: at=300");
        String last = refusal.replaceAll(".* to (\\d+):.*", "$1");
        assertThat(Long.parseLong(last)).isLessThan(20);
        bench.completed(bench.fork(wild, 0, Map.of("stepSize", "0.1")));
    }

    private String refusal(String run, long at, Map<String, String> settings) {
        Laboratory.Answer answer = bench.ask(new ForkRequest(run, at, settings));
        assertThat(answer).isInstanceOf(Laboratory.Refused.class);
        return ((Laboratory.Refused) answer).reason();
    }
}
