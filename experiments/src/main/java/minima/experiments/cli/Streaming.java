package minima.experiments.cli;

import minima.telemetry.journal.Journal;
import minima.telemetry.journal.JournalWriter;
import minima.telemetry.kafka.BrokerProcess;
import minima.telemetry.kafka.StepPublisher;
import org.jspecify.annotations.Nullable;

/**
 * Where a laboratory's records go: to a broker embedded beside it, to the user's own, or nowhere.
 *
 * @param broker the embedded one, null if there is none; it starts beside the runs and delays none
 * @param publisher null where nothing is sent
 */
record Streaming(@Nullable BrokerProcess broker, @Nullable StepPublisher publisher) {

    static Streaming start(PlaceOptions place, DataDirectory directory, Journal journal, JournalWriter writer) {
        if (place.embedded()) {
            BrokerProcess broker = BrokerProcess.start(directory.folder());
            return new Streaming(broker, StepPublisher.start(journal, writer, broker::address));
        }
        String own = place.bootstrap();
        return own == null
                ? new Streaming(null, null)
                : new Streaming(null, StepPublisher.start(journal, writer, () -> own));
    }

    /** Ends the embedded broker. */
    void close() {
        if (broker != null) {
            broker.close();
        }
    }
}
