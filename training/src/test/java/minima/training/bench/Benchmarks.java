package minima.training.bench;

import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

import java.util.concurrent.TimeUnit;

/**
 * Runs the benchmarks and prints operations a second and bytes allocated an operation; an argument is a pattern of
 * their names.
 *
 * <p>The warm-up outlasts the change of {@link minima.training.linalg.Kernels} from the plain to the vector form.
 */
public final class Benchmarks {

    private Benchmarks() {}

    public static void main(String[] patterns) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(patterns.length > 0 ? patterns[0] : Benchmarks.class.getPackageName())
                .mode(Mode.Throughput)
                .timeUnit(TimeUnit.SECONDS)
                .forks(1)
                .warmupIterations(10)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .jvmArgsAppend("--add-modules", "jdk.incubator.vector")
                .addProfiler(GCProfiler.class)
                .build();
        new Runner(options).run();
    }
}
