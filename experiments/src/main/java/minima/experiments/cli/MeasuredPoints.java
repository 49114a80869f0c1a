package minima.experiments.cli;

import minima.dashboards.export.Export;
import minima.dashboards.export.TextFormat;
import minima.telemetry.journal.Journal;
import minima.training.claim.InvalidInput;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The measured points of a run as text: from the laboratory that owns the data directory, or from its journal where
 * none does.
 */
final class MeasuredPoints {

    /** What reads the text. */
    interface Taker {
        void take(Reader text) throws IOException;
    }

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int FIRST_ERROR = 400;

    private MeasuredPoints() {}

    /** @throws InvalidInput if there is no such run, or if the text cannot be read or taken to its end */
    static void read(PlaceOptions where, String id, TextFormat format, Taker taker) {
        DataDirectory.Owner owner = DataDirectory.owner(where.folder());
        try {
            if (owner == null) {
                StoredRuns.withJournal(where, journal -> fromJournal(journal, id, format, taker));
            } else if (owner.url().isEmpty()) {
                throw DataDirectory.owned(where.folder(), owner);
            } else {
                fromLaboratory(owner.url(), id, format, taker);
            }
        } catch (IOException | UncheckedIOException broken) {
            throw new InvalidInput("export must come to its end: run=%s, reason=%s. Maybe another -o FILE, or try again"
                    .formatted(id, reason(broken)));
        }
    }

    private static boolean fromJournal(Journal journal, String id, TextFormat format, Taker taker) {
        Export export = Export.of(journal, id);
        if (export == null) {
            throw absent(id);
        }
        try (Reader text = new PieceReader(export.text(format))) {
            taker.take(text);
            return true;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static void fromLaboratory(String url, String id, TextFormat format, Taker taker) throws IOException {
        HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        URI address = URI.create(url).resolve("api/runs/%s/export?format=%s".formatted(segment(id), format.word()));
        try {
            HttpResponse<InputStream> answer =
                    client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofInputStream());
            try (Reader text = new InputStreamReader(answer.body(), StandardCharsets.UTF_8)) {
                if (answer.statusCode() == 404) {
                    throw absent(id);
                }
                if (answer.statusCode() >= FIRST_ERROR) {
                    throw new InvalidInput("laboratory must export: status=%d".formatted(answer.statusCode()));
                }
                taker.take(text);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private static String segment(String id) {
        if (!id.matches("[A-Za-z0-9._~-]+")) {
            throw absent(id);
        }
        return id;
    }

    private static InvalidInput absent(String id) {
        return new InvalidInput("run must exist: run=%s. Maybe minima runs".formatted(id));
    }

    private static String reason(Exception broken) {
        Throwable cause =
                broken instanceof UncheckedIOException && broken.getCause() != null ? broken.getCause() : broken;
        String name = cause.getClass().getSimpleName();
        return cause.getMessage() == null ? name : name + ": " + cause.getMessage();
    }
}
