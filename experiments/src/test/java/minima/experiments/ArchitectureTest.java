package minima.experiments;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
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
import static com.tngtech.archunit.library.GeneralCodingRules.USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** Who may know whom, and what no class of the house does. */
@AnalyzeClasses(packages = "minima", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final List<String> MODULES = List.of("training", "telemetry", "actors", "dashboards", "experiments");

    @ArchTest
    static final ArchRule trainingKnowsNoOtherModule = knowsOnly("training");

    @ArchTest
    static final ArchRule telemetryKnowsNoOtherModule = knowsOnly("telemetry");

    @ArchTest
    static final ArchRule actorsKnowTrainingAndTelemetry = knowsOnly("actors", "training..", "telemetry..");

    @ArchTest
    static final ArchRule dashboardsKnowActorsAndTelemetry =
            knowsOnly("dashboards", "actors..", "telemetry..", "training.claim..");

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("minima.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule trainingIsPlainMathematics = noClasses()
            .that()
            .resideInAPackage("minima.training..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.pekko..",
                    "org.apache.kafka..",
                    "io.prometheus..",
                    "java.sql..",
                    "javax.sql..",
                    "java.net..");

    @ArchTest
    static final ArchRule trainingReadsNoClock = noClasses()
            .that()
            .resideInAPackage("minima.training..")
            .should()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("java.time..");

    @ArchTest
    static final ArchRule onlyTheDataReadersOpenFiles = noClasses()
            .that()
            .resideInAPackage("minima.training..")
            .and()
            .resideOutsideOfPackage("minima.training.data..")
            .should()
            .dependOnClassesThat(opensFiles());

    @ArchTest
    static final ArchRule onlyDataAndStateKnowStreams = noClasses()
            .that()
            .resideInAPackage("minima.training..")
            .and()
            .resideOutsideOfPackages("minima.training.data..", "minima.training.claim..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.io..");

    @ArchTest
    static final ArchRule telemetryKnowsNoActors = noClasses()
            .that()
            .resideInAPackage("minima.telemetry..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.pekko..");

    @ArchTest
    static final ArchRule everyActorMatchesItsWholeProtocol =
            classes().that().areTopLevelClasses().should(new MatchTheirWholeProtocol());

    @ArchTest
    static final ArchRule nothingIsSerializedByJava = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.io\\.(Object(In|Out)putStream|Externalizable)");

    @ArchTest
    static final ArchRule onlyEnumsAndExceptionsAreSerializable = noClasses()
            .that()
            .areNotEnums()
            .and()
            .areNotAssignableTo(Enum.class)
            .and()
            .areNotAssignableTo(Throwable.class)
            .should()
            .beAssignableTo(Serializable.class);

    @ArchTest
    static final ArchRule onlyTheCommandLineUsesTheStandardStreams = noClasses()
            .that()
            .resideOutsideOfPackage("minima.experiments.cli..")
            .should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule logsGoThroughSlf4j = noClasses().should(USE_JAVA_UTIL_LOGGING);

    @ArchTest
    static final ArchRule noNameHidesWhatAClassIs =
            noClasses().should().haveNameMatching(".*[.$](\\w*[a-z0-9])?(Utils?|Manager|Impl|Helper)([A-Z0-9$]\\w*)?");

    @ArchTest
    static void theWholeHouseIsSeen(JavaClasses house) {
        assertThat(house).hasSizeGreaterThan(50);
        assertThat(MODULES).allSatisfy(module -> assertThat(house)
                .anyMatch(seen -> seen.getPackageName().startsWith("minima." + module)));
    }

    @Test
    void nothingSleepsNotEvenATest() {
        JavaClasses houseWithTests = new ClassFileImporter()
                .importPaths(
                        MODULES.stream().flatMap(ArchitectureTest::compiled).toList());

        assertThat(houseWithTests.contain(ArchitectureTest.class)).isTrue();
        noClasses().should().callMethodWhere(sleeps()).check(houseWithTests);
    }

    private static ArchRule knowsOnly(String module, String... others) {
        String[] known = Stream.concat(Stream.of(module + ".."), Stream.of(others))
                .map(other -> "minima." + other)
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage("minima." + module + "..")
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage("minima..").or(resideInAnyPackage(known)));
    }

    private static DescribedPredicate<JavaClass> opensFiles() {
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

    private static Stream<Path> compiled(String module) {
        return Stream.of("classes", "test-classes").map(kind -> Path.of("..", module, "target", kind));
    }
}
