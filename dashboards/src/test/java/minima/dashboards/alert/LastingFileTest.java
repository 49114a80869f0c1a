package minima.dashboards.alert;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class LastingFileTest {

    private static final Lasting ONE =
            new Lasting(new Alert("a-1", "nan", "run <b>", "max-margin", 5, null, "norm.l2=NaN", false), 7);

    @TempDir
    Path folder;

    @Test
    void givesBackWhatWasKept() {
        new LastingFile(folder).keep(List.of(ONE));

        assertThat(new LastingFile(folder).read()).containsExactly(ONE);
    }

    @Test
    void holdsNothingWhereThereIsNoneOrAnotherThing() throws IOException {
        assertThat(new LastingFile(folder).read()).isEmpty();

        Files.writeString(folder.resolve("alerts.json"), "[{\"alert\":");
        assertThat(new LastingFile(folder).read()).isEmpty();
    }

    @Test
    void isWrittenWhenTheDiskTakesItAgainThoughNothingHasChanged() throws IOException {
        LastingFile file = new LastingFile(folder);
        Path inTheWay = Files.createDirectories(folder.resolve("alerts.json.new"));

        file.keep(List.of(ONE));
        assertThat(new LastingFile(folder).read()).isEmpty();

        Files.delete(inTheWay);
        file.keep(List.of(ONE));
        assertThat(new LastingFile(folder).read()).containsExactly(ONE);
    }
}
