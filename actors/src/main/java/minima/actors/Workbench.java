package minima.actors;

import java.time.Duration;
import java.util.Map;
import minima.telemetry.journal.Journal;
import minima.telemetry.journal.JournalWriter;
import minima.telemetry.prometheus.RunMetrics;
import minima.training.claim.Experiment;

/**
 * What the laboratory's actors work with.
 *
 * @param catalogue experiments by id
 * @param checkpointEvery how often a running strand's state is saved
 * @param slots runs that step at once
 */
public record Workbench(
        Map<String, Experiment<?>> catalogue,
        Journal journal,
        JournalWriter writer,
        Checkpoints checkpoints,
        RunMetrics metrics,
        Clock clock,
        Duration checkpointEvery,
        int slots) {}
