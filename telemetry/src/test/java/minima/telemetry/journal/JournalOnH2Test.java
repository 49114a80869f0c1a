package minima.telemetry.journal;

import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class JournalOnH2Test extends JournalContract {

    @TempDir
    Path folder;

    @Override
    JournalConfig empty() {
        return JournalConfig.in(folder);
    }
}
