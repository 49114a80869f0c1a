package minima.experiments.cli;

import minima.telemetry.kafka.TopicReader;
import minima.training.claim.InvalidInput;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;

/**
 * The records of a broker's topics, one a line.
 *
 * @param bootstrap {@code host:port}
 * @param run the run to print; null for all
 * @param endless whether to wait for more; else the end is where nothing came for {@link #SILENCE}
 */
record TopicLines(String bootstrap, @Nullable String run, boolean endless) {

    private static final Duration SILENCE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Ends early where the reader of the output does. */
    void printTo(PrintWriter out) {
        try (TopicReader reader = TopicReader.open(bootstrap, run)) {
            long answered = System.nanoTime();
            while (!out.checkError()) { // which flushes
                long asked = System.nanoTime();
                try {
                    List<String> lines = reader.poll(SILENCE);
                    lines.forEach(out::println);
                    answered = System.nanoTime();
                    // Records of other runs end a poll early and without lines.
                    boolean silent = lines.isEmpty() && answered - asked >= SILENCE.toNanos() * 9 / 10;
                    if (silent && !endless) {
                        return;
                    }
                } catch (TimeoutException noAnswer) {
                    if (System.nanoTime() - answered > PATIENCE.toNanos()) {
                        throw noAnswer;
                    }
                }
            }
        } catch (KafkaException unusable) {
            throw new InvalidInput(
                    "a broker must answer: kafka=%s, reason=%s".formatted(bootstrap, unusable.getMessage()));
        }
    }
}
