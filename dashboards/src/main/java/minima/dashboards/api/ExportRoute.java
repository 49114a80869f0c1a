package minima.dashboards.api;

import minima.dashboards.export.Export;
import minima.dashboards.export.TextFormat;
import minima.telemetry.journal.Journal;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.stream.ActorAttributes;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * {@code GET /api/runs/{run or batch}/export?format=csv|jsonl}: every measured point, streamed as fast as the client
 * takes it.
 *
 * <p>An answer that breaks off in the middle lacks its last chunk, so a client knows that it is not whole.
 */
public final class ExportRoute extends AllDirectives {

    private static final String BLOCKING = "pekko.actor.default-blocking-io-dispatcher";

    private final Journal journal;
    private final Executor blocking;

    public ExportRoute(ActorSystem<?> system, Journal journal) {
        this.journal = journal;
        this.blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
    }

    Route route() {
        return path(
                PathMatchers.segment("runs").slash(PathMatchers.segment()).slash("export"),
                id -> get(() -> parameterOptional("format", word -> export(id, word.orElse("csv")))));
    }

    private Route export(String id, String word) {
        Optional<TextFormat> format = TextFormat.of(word);
        return format.isEmpty()
                ? complete(Guard.answer(StatusCodes.BAD_REQUEST, "format must be csv or jsonl: format=" + word))
                : completeWithFuture(CompletableFuture.supplyAsync(() -> answer(id, format.get()), blocking));
    }

    private HttpResponse answer(String id, TextFormat format) {
        Export export = Export.of(journal, id);
        if (export == null) {
            return Guard.answer(StatusCodes.NOT_FOUND, "run must exist: run=" + id);
        }
        Iterator<String> text = export.text(format);
        Source<ByteString, NotUsed> body = Source.fromIterator(() -> text)
                .map(ByteString::fromString)
                .withAttributes(ActorAttributes.dispatcher(BLOCKING));
        return HttpResponse.create()
                .addHeaders(List.of(RawHeader.create(
                        "Content-Disposition",
                        "attachment; filename=\"%s.%s\"".formatted(fileName(id), format.word()))))
                .withEntity(HttpEntities.create(ContentTypes.parse(format.contentType()), body));
    }

    private static String fileName(String id) {
        return id.replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
