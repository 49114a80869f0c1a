package minima.experiments.launcher;

import minima.experiments.launcher.Checkout.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The launcher script, in a checkout whose Maven and JDKs are scripts and whose program is {@link Checkout.Program}.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a bash script")
class LauncherTest {

    @TempDir
    private Path folder;

    private Checkout checkout;

    @BeforeEach
    void checkOut() throws IOException {
        checkout = new Checkout(folder);
    }

    @Test
    void passesEveryArgumentUntouched() throws Exception {
        checkout.build();

        Outcome outcome = checkout.run("a b", "", "*", "$HOME", "'\"\\", "--set=x=1", "two\nlines");

        assertThat(outcome.facts("argument"))
                .containsExactly("a b", "", "*", "$HOME", "'\"\\", "--set=x=1", "two\\nlines");
    }

    @Test
    void keepsStandardInputAndTheExitCode() throws Exception {
        checkout.build();

        Outcome outcome = checkout.input("from outside").run("exit", "3");

        assertThat(outcome.facts("input")).containsExactly("from outside");
        assertThat(outcome.exitCode()).isEqualTo(3);
    }

    @Test
    void becomesTheProgramSoThatSignalsReachIt() throws Exception {
        checkout.build();

        Outcome outcome = checkout.run();

        assertThat(outcome.facts("pid")).containsExactly(String.valueOf(outcome.pid()));
    }

    @Test
    void leavesBothStandardStreamsToTheProgram() throws Exception {
        checkout.build();
        checkout.run();

        Outcome outcome = checkout.run("quiet");

        assertThat(outcome.output()).isEmpty();
        assertThat(outcome.errors()).isEmpty();
    }

    @Test
    void startsThroughASymbolicLinkFromAnotherFolder() throws Exception {
        checkout.build();
        Path elsewhere = Files.createDirectory(folder.resolve("else where"));
        Files.createSymbolicLink(elsewhere.resolve("lab"), Path.of("..", "a checkout", "minima"));

        Outcome outcome = checkout.in(elsewhere).script(Path.of("lab")).run();

        assertThat(outcome.facts("minima.home")).containsExactly(checkout.root().toString());
        assertThat(outcome.facts("minima.launcher"))
                .containsExactly(checkout.root().resolve("minima").toString());
        assertThat(outcome.facts("folder")).containsExactly(elsewhere.toString());
    }

    @Test
    void givesTheProgramOneThreadForBlasAndTheOptionsOfTheUser() throws Exception {
        checkout.build();

        Outcome outcome = checkout.with("OMP_NUM_THREADS", "8")
                .with("MINIMA_JAVA_OPTS", "-Dfirst=1  -Dsecond=*")
                .run();

        assertThat(outcome.facts("OMP_NUM_THREADS")).containsExactly("1");
        assertThat(outcome.facts("first")).containsExactly("1");
        assertThat(outcome.facts("second")).containsExactly("*");
    }

    @Test
    void recordsTheClassesOfTheFirstStartForTheNext() throws Exception {
        checkout.build();
        checkout.run();
        Path log = folder.resolve("classes.log");

        checkout.with("MINIMA_JAVA_OPTS", "-Xlog:class+load:file=" + log).run();

        assertThat(Files.readString(log).contains("source: shared objects file (top)"))
                .as("a class came from the archive of this checkout, which lies on top of the JDK's own")
                .isTrue();
    }

    @Test
    void startsInSilenceWithAnArchiveThatDoesNotFit() throws Exception {
        checkout.build();
        checkout.run();
        Files.writeString(checkout.archive(), "not an archive");

        Outcome outcome = checkout.run("quiet");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.output()).isEmpty();
        assertThat(outcome.errors()).isEmpty();
    }

    @Test
    void passesOverAJdkThatIsTooOld() throws Exception {
        checkout.build();

        Outcome outcome = checkout.javaHome(checkout.jdk("1.8.0_402", "old"))
                .with("MINIMA_JDKS", checkout.jdk("11.0.22", "old") + ":" + checkout.jdk("21.0.2", "twenty-one"))
                .run();

        assertThat(outcome.output()).isEqualTo("twenty-one\n");
    }

    @Test
    void saysWhatToInstallWhenNoJdkIsNewEnough() throws Exception {
        checkout.build();

        Outcome outcome = checkout.javaHome(checkout.jdk("11.0.22", "old")).run();

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.errors())
                .isEqualTo(
                        "minima: a JDK of version 17 or later with java is needed: found=11.0.22. Maybe apt-get install"
                                + " openjdk-17-jdk (Debian), brew install openjdk (macOS), or set JAVA_HOME\n");
    }

    @Test
    void saysWhatToInstallWhenItMustBuildWithoutMaven() throws Exception {
        Outcome outcome = checkout.run();

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.errors())
                .isEqualTo(
                        "minima: Maven is needed to build Minima once: mvn=none. Maybe apt-get install maven (Debian),"
                                + " brew install maven (macOS)\n");
    }

    @Test
    void buildsWhatIsNotBuiltAndOnlyOnce() throws Exception {
        checkout.maven("prepared=$(dirname \"$PWD\")/prepared; cp -R \"$prepared/target\" experiments/");

        Outcome first = checkout.run("first");
        Outcome second = checkout.run("second");

        assertThat(first.facts("argument")).containsExactly("first");
        assertThat(first.errors()).startsWith("minima: building Minima once, this takes about a minute\n");
        assertThat(second.facts("argument")).containsExactly("second");
        assertThat(checkout.builds()).containsExactly("-q -B -ntp -DskipTests package");
    }

    @Test
    void buildsOnceThoughTwoShellsStartTogether() throws Exception {
        checkout.maven("until [ -e ../go ]; do :; done; cp -R ../prepared/target experiments/");
        Checkout.Started first = checkout.start();
        await().until(() -> checkout.builds().size() == 1);
        Checkout.Started second = checkout.start();
        await().until(() -> second.errors().contains("another shell is building Minima"));

        Files.createFile(folder.resolve("go"));

        assertThat(List.of(first.end().exitCode(), second.end().exitCode())).containsExactly(0, 0);
        assertThat(checkout.builds()).hasSize(1);
    }

    @Test
    void startsNothingOfABuildThatBrokeOff() throws Exception {
        checkout.maven(
                "mkdir -p experiments/target/lib; touch experiments/target/{experiments-1.jar,lib/half.jar}; exit 1");
        Outcome broken = checkout.run();
        checkout.maven("[ ! -e experiments/target/lib ] || exit 1; cp -R ../prepared/target experiments/");

        Outcome next = checkout.run();

        assertThat(broken.exitCode()).isEqualTo(2);
        assertThat(broken.errors())
                .endsWith("minima: the build must succeed: mvn=1. Maybe mvn -DskipTests package says why\n");
        assertThat(next.exitCode()).isZero();
    }

    @Test
    void buildsAgainWhenTheJarIsNewerThanItsStamp() throws Exception {
        checkout.build();
        Files.setLastModifiedTime(checkout.stamp(), FileTime.fromMillis(0));
        checkout.maven("rm -rf experiments/target; cp -R ../prepared/target experiments/");

        assertThat(checkout.run().exitCode()).isZero();
        assertThat(checkout.builds()).hasSize(1);
    }

    @Test
    void saysWhichSourceIsNewerThanTheBuild() throws Exception {
        checkout.build();
        Path source = checkout.root().resolve("training/src/main/java/Descent.java");
        Files.createDirectories(source.getParent());
        Files.createFile(source);
        Files.setLastModifiedTime(
                source,
                FileTime.fromMillis(Files.getLastModifiedTime(checkout.stamp()).toMillis() + 1000));

        assertThat(checkout.run().errors())
                .startsWith("minima: the build is older than training/src/main/java/Descent.java."
                        + " Maybe mvn -q -DskipTests package\n");
    }
}
