package minima.telemetry.journal;

import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class SeriesOnH2Test extends SeriesContract {

    @TempDir
    Path folder;

    @Override
    JournalConfig empty() {
        return JournalConfig.in(folder);
    }
}
