package minima.experiments.cli;

import minima.dashboards.report.Fact;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** This program and this machine, now. */
final class Surroundings {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT);

    private Surroundings() {}

    static List<Fact> now() {
        return List.of(
                new Fact("date", date(ZonedDateTime.now(ZoneId.systemDefault()))),
                new Fact("version", Minima.VERSION),
                new Fact(
                        "JDK",
                        "%s, %s %s"
                                .formatted(
                                        System.getProperty("java.vm.name"),
                                        System.getProperty("java.vendor"),
                                        Runtime.version())),
                new Fact(
                        "system",
                        "%s %s, %s"
                                .formatted(
                                        System.getProperty("os.name"),
                                        System.getProperty("os.version"),
                                        System.getProperty("os.arch"))),
                new Fact("cores", Integer.toString(Runtime.getRuntime().availableProcessors())));
    }

    static String date(ZonedDateTime moment) {
        return DATE.format(moment);
    }
}
