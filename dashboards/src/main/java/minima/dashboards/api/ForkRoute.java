package minima.dashboards.api;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.ForkRequest;
import minima.actors.RunJson;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.http.javadsl.unmarshalling.Unmarshaller;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** {@code POST /api/runs/{id}/fork}: takes {@code {"at","settings","steps"}}, the last two optional; gives the fork. */
final class ForkRoute extends AllDirectives {

    private final RunDesk desk;

    ForkRoute(RunDesk desk) {
        this.desk = desk;
    }

    Route route() {
        return path(
                PathMatchers.segment("runs").slash(PathMatchers.segment()).slash("fork"),
                run -> post(() -> withRequestTimeout(
                        RunDesk.FORK_PATIENCE, () -> entity(Unmarshaller.entityToString(), body -> fork(run, body)))));
    }

    private Route fork(String run, String body) {
        ForkRequest request;
        try {
            request = request(run, RunJson.parse(body));
        } catch (IllegalArgumentException bad) {
            return complete(Guard.answer(StatusCodes.BAD_REQUEST, String.valueOf(bad.getMessage())));
        }
        return completeWithFuture(desk.run(run)
                .thenCompose(found -> found.isEmpty()
                        ? CompletableFuture.completedFuture(RunRoutes.noSuchRun(run))
                        : desk.fork(request).thenApply(RunRoutes::told)));
    }

    private static ForkRequest request(String run, JsonNode body) {
        for (String name : (Iterable<String>) body::fieldNames) {
            if (!List.of("at", "settings", "steps").contains(name)) {
                throw new IllegalArgumentException("field must be known: field=" + name);
            }
        }
        Map<String, String> settings = new TreeMap<>();
        body.path("settings")
                .properties()
                .forEach(field -> settings.put(field.getKey(), field.getValue().asText()));
        if (body.hasNonNull("steps")) {
            settings.put("steps", Long.toString(whole(body, "steps")));
        }
        return new ForkRequest(run, whole(body, "at"), settings);
    }

    private static long whole(JsonNode body, String name) {
        JsonNode value = body.path(name);
        if (!value.canConvertToExactIntegral() || !value.canConvertToLong()) {
            throw new IllegalArgumentException("%s must be a whole number: %s=%s".formatted(name, name, value));
        }
        return value.asLong();
    }
}
