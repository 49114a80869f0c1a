package minima.experiments.doctor;

import java.util.List;

/** Programs that only the project's tests need. */
public final class ProgramChecks {

    private ProgramChecks() {}

    public static List<Finding> all() {
        return List.of(
                program(
                        "chromium",
                        "apt-get install chromium chromium-driver",
                        "chromium",
                        "chromium-browser",
                        "google-chrome"),
                program("prometheus", "apt-get install prometheus", "prometheus"),
                program("postgresql", "apt-get install postgresql", "postgres", "psql"));
    }

    static Finding program(String check, String cure, String... names) {
        return Programs.find(names)
                .map(path -> Finding.ok(check, path.toString()))
                .orElseGet(() -> Finding.warn(check, "absent; only the project's own tests use it", cure));
    }
}
