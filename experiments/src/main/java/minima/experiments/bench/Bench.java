package minima.experiments.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * All that is measured of this machine.
 *
 * @param loadBefore processes that wanted a core, a minute's average, before the first measurement
 * @param kafkaRecords a second, end to end
 * @param live from steps to what is seen
 * @param startUp null where the launcher was not found
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Bench(
        String java,
        int cores,
        double loadBefore,
        List<StepRates> steps,
        Spread kafkaRecords,
        LiveRates live,
        @Nullable StartUp startUp) {

    /**
     * Measures, for a minute or two.
     *
     * @param progress is told what is being measured
     */
    public static Bench measure(Effort effort, Consumer<String> progress)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        List<StepRates> steps = StepRates.measure(effort, progress);
        Spread kafka = KafkaRate.measure(effort, progress);
        LiveRates live = LiveRates.measure(effort, progress);
        Optional<Path> launcher = StartUp.launcher();
        StartUp startUp = launcher.isPresent() ? StartUp.measure(launcher.get(), effort, progress) : null;
        return new Bench(
                Runtime.version().toString(),
                Runtime.getRuntime().availableProcessors(),
                load,
                steps,
                kafka,
                live,
                startUp);
    }
}
