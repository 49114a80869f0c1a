package minima.actors;

import minima.training.claim.Claim;
import minima.training.claim.Claim.DataKind;
import minima.training.claim.Experiment;
import minima.training.claim.Materials;
import minima.training.claim.Trial;
import minima.training.data.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class PreparationTest {

    @TempDir
    Path folder;

    @Test
    void readsTriplesAsSamplesWhoseTwoFeaturesAreRowAndColumn() throws IOException {
        Path file = Files.writeString(folder.resolve("entries.csv"), "i,j,y\n0,3,1\n2,1,-1\n2,0,1\n");
        RunOrder order = new RunOrder("r", "entries", Map.of(), 0, file.toString(), null, "log", true, null);

        Samples triples =
                Preparation.of(order, Map.of("entries", new Entries())).data();

        assertThat(triples).isNotNull();
        assertThat(triples.size()).isEqualTo(3);
        assertThat(triples.dimension()).isEqualTo(2);
        assertThat(triples.feature(1, 0)).isEqualTo(2);
        assertThat(triples.feature(1, 1)).isEqualTo(1);
        assertThat(triples.target(1)).isEqualTo(-1);
    }

    /** Takes entries of a matrix, and is never run. */
    private record Entries() implements Experiment<TinyDescent.Settings> {

        @Override
        public Claim claim() {
            return new Claim("entries", "test", "Entries are read", "", List.of(), DataKind.TRIPLES, List.of());
        }

        @Override
        public TinyDescent.Settings defaults() {
            return new TinyDescent.Settings(1, 1, 0);
        }

        @Override
        public Trial trial(TinyDescent.Settings settings, Materials materials) {
            throw new AssertionError("never run");
        }
    }
}
