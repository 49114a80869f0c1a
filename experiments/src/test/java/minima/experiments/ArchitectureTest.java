package minima.experiments;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import org.junit.jupiter.api.Test;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may know whom, and what no class of the house does.
 *
 * <p>The rules are plain tests: as fields of an ArchUnit suite they are passed over in silence when Surefire runs a
 * chosen test.
 */
class ArchitectureTest {

    private static final List<String> MODULES = List.of("training", "telemetry", "actors", "dashboards", "experiments");

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("minima");

    @Test
    void theWholeHouseIsSeen() {
        assertThat(HOUSE).hasSizeGreaterThan(300);
        assertThat(MODULES).allSatisfy(module -> assertThat(HOUSE)
                .anyMatch(seen -> seen.getPackageName().startsWith("minima." + module)));
    }

    @Test
    void modulesKnowOnlyThoseBelow() {
        knowsOnly("training");
        knowsOnly("telemetry");
        knowsOnly("actors", "training..", "telemetry..");
        knowsOnly("dashboards", "actors..", "telemetry..", "training.claim..");
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("minima.(*)..").should().beFreeOfCycles().check(HOUSE);
        slices().matching("minima.(**)")
                .should()
                .beFreeOfCycles()
                .check(HOUSE.that(resideOutsideOfPackage("minima.training.."))); // whose words define each other
    }

    @Test
    void trainingIsPlainMathematics() {
        noneIn("minima.training..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.pekko..",
                        "org.apache.kafka..",
                        "io.prometheus..",
                        "java.sql..",
                        "javax.sql..",
                        "java.net..")
                .check(HOUSE);
    }

    @Test
    void noResultOfTrainingDependsOnAClock() {
        noneIn("minima.training..")
                .and()
                .resideOutsideOfPackage("minima.training.linalg..") // kernels time their own warm-up
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.time..")
                .check(HOUSE);
    }

    @Test
    void onlyTheDataReadersOpenFiles() {
        noneIn("minima.training..")
                .and()
                .resideOutsideOfPackage("minima.training.data..")
                .should()
                .dependOnClassesThat(openFiles())
                .check(HOUSE);
    }

    @Test
    void onlyDataAndSavedStatesKnowStreams() {
        noneIn("minima.training..")
                .and()
                .resideOutsideOfPackages("minima.training.data..", "minima.training.claim..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.io..")
                .check(HOUSE);
    }

    @Test
    void telemetryKnowsNoActors() {
        noneIn("minima.telemetry..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.pekko..")
                .check(HOUSE);
    }

    @Test
    void everyActorMatchesItsWholeProtocol() {
        classes()
                .that()
                .areTopLevelClasses()
                .should(new MatchTheirWholeProtocol())
                .check(HOUSE);
    }

    @Test
    void nothingIsSerializedByJava() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.io\\.(Object(In|Out)putStream|Externalizable)")
                .check(HOUSE);
        noClasses()
                .that()
                .areNotAnonymousClasses()
                .and()
                .areNotAssignableTo(Enum.class)
                .and()
                .areNotAssignableTo(Throwable.class)
                .should()
                .beAssignableTo(Serializable.class)
                .check(HOUSE);
    }

    @Test
    void onlyProgramsUseTheStandardStreams() {
        noClasses()
                .that()
                .resideOutsideOfPackage("minima.experiments.cli..")
                .and(describe("are no programs", type -> type.tryGetMethod("main", String[].class)
                        .isEmpty()))
                .should(ACCESS_STANDARD_STREAMS)
                .check(HOUSE);
    }

    @Test
    void logsGoThroughSlf4j() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .check(HOUSE);
    }

    @Test
    void everyNameSaysWhatTheClassIs() {
        noClasses()
                .should()
                .haveNameMatching(".*[.$](\\w*[a-z0-9])?(Utils?|Manager|Impl|Helper)([A-Z0-9$]\\w*)?")
                .check(HOUSE);
    }

    @Test
    void onlyThreadsOutsideTheLaboratorySleep() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "minima.telemetry.kafka..", "minima.experiments.bench..", "minima.experiments.cli..")
                .should()
                .callMethodWhere(sleeps())
                .check(HOUSE);
    }

    @Test
    void noTestSleeps() {
        JavaClasses tests = new ClassFileImporter()
                .importPaths(MODULES.stream()
                        .map(module -> Path.of("..", module, "target", "test-classes"))
                        .toList());

        assertThat(tests.contain(ArchitectureTest.class)).isTrue();
        noClasses().should().callMethodWhere(sleeps()).check(tests);
    }

    private static GivenClassesConjunction noneIn(String packages) {
        return noClasses().that().resideInAPackage(packages);
    }

    private static void knowsOnly(String module, String... others) {
        String[] known = Stream.concat(Stream.of(module + ".."), Stream.of(others))
                .map(other -> "minima." + other)
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage("minima." + module + "..")
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage("minima..").or(resideInAnyPackage(known)))
                .check(HOUSE);
    }

    private static DescribedPredicate<JavaClass> openFiles() {
        return describe(
                "open files",
                known -> known.getPackageName().startsWith("java.nio.file")
                        || known.getPackageName().equals("java.nio.channels")
                        || known.getName().matches("java\\.io\\.(File.*|RandomAccessFile)"));
    }

    private static DescribedPredicate<JavaCall<?>> sleeps() {
        return describe(
                "sleeps",
                call -> call.getTarget().getName().equals("sleep")
                        && (call.getTargetOwner().isAssignableTo(Thread.class)
                                || call.getTargetOwner().isEquivalentTo(TimeUnit.class)));
    }
}
