package minima.dashboards.api;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.RunJson;
import minima.telemetry.event.Annotation;
import minima.telemetry.journal.Notes;
import minima.training.claim.InvalidInput;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.http.javadsl.unmarshalling.Unmarshaller;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * {@code GET} and {@code PUT /api/runs/{id}/notes}: what people have written to a run, {@code {"note","tags"}}. A field
 * that is not put stays as it is.
 */
final class NoteRoutes extends AllDirectives {

    private final RunDesk desk;

    NoteRoutes(RunDesk desk) {
        this.desk = desk;
    }

    Route route() {
        return path(
                PathMatchers.segment("runs").slash(PathMatchers.segment()).slash("notes"),
                run -> concat(
                        get(() -> answer(run, notes -> notes.of(run))),
                        put(() -> entity(Unmarshaller.entityToString(), body -> write(run, body)))));
    }

    private Route write(String run, String body) {
        Annotation.Change change;
        try {
            change = change(RunJson.parse(body));
        } catch (IllegalArgumentException bad) {
            InvalidInput inOneLine = new InvalidInput(String.valueOf(bad.getMessage()));
            return complete(Guard.answer(StatusCodes.BAD_REQUEST, String.valueOf(inOneLine.getMessage())));
        }
        return answer(run, notes -> notes.write(run, change));
    }

    private Route answer(String run, Function<Notes, Annotation> deed) {
        return completeWithFuture(desk.notes(run, deed)
                .thenApply(found -> found.map(NoteRoutes::ok).orElseGet(() -> RunRoutes.noSuchRun(run))));
    }

    private static Annotation.Change change(JsonNode body) {
        if (!body.isObject()) {
            throw new InvalidInput("notes must be an object: notes=" + body);
        }
        for (String name : (Iterable<String>) body::fieldNames) {
            if (!List.of("note", "tags").contains(name)) {
                throw new InvalidInput("field must be known: field=" + name);
            }
        }
        return new Annotation.Change(note(body.get("note")), tags(body.get("tags")));
    }

    private static @Nullable String note(@Nullable JsonNode note) {
        if (note != null && !note.isTextual()) {
            throw new InvalidInput("note must be a text: note=" + note);
        }
        return note == null ? null : note.asText();
    }

    private static @Nullable List<String> tags(@Nullable JsonNode tags) {
        if (tags == null) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode tag : tags) {
            if (tag.isTextual()) {
                texts.add(tag.asText());
            }
        }
        if (!tags.isArray() || texts.size() < tags.size()) {
            throw new InvalidInput("tags must be a list of texts: tags=" + tags);
        }
        return texts;
    }

    private static HttpResponse ok(Annotation written) {
        return HttpResponse.create().withEntity(ContentTypes.APPLICATION_JSON, RunJson.write(written));
    }
}
