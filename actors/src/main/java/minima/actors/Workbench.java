package minima.actors;

import minima.telemetry.journal.Journal;
import minima.telemetry.journal.JournalWriter;
import minima.telemetry.kafka.StepPublisher;
import minima.telemetry.prometheus.RunMetrics;
import minima.training.claim.Experiment;
import minima.training.claim.InvalidInput;
import minima.training.claim.Nearest;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;

/**
 * What the laboratory's actors work with.
 *
 * @param catalogue experiments by id
 * @param checkpointEvery how often a running strand's state is saved
 * @param slots runs that step at once
 * @param publisher sends the journal to Kafka; null where nothing is sent
 */
public record Workbench(
        Map<String, Experiment<?>> catalogue,
        Journal journal,
        JournalWriter writer,
        Checkpoints checkpoints,
        RunMetrics metrics,
        Clock clock,
        Duration checkpointEvery,
        int slots,
        @Nullable StepPublisher publisher) {

    /**
     * The experiment of this id.
     *
     * @throws InvalidInput if the catalogue has none
     */
    Experiment<?> experiment(String id) {
        Experiment<?> experiment = catalogue.get(id);
        if (experiment == null) {
            throw new InvalidInput(
                    "experiment must exist: experiment=%s. Maybe %s".formatted(id, Nearest.to(id, catalogue.keySet())));
        }
        return experiment;
    }
}
