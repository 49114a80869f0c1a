package minima.dashboards.api;

import minima.actors.RunJson;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpMethod;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCode;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.Route;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Keeps other sites out of a laboratory on the user's own machine: the host must be the loopback's (against DNS
 * rebinding), the origin of a browser's request must be the laboratory's own page, and what changes anything must be
 * JSON (which no form can send).
 */
final class Guard extends AllDirectives {

    /** How long a request's body may take to come: nothing is done, and nothing answered, before it is there. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Set<String> HOSTS = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

    private static final Set<HttpMethod> WRITES = Set.of(HttpMethods.POST, HttpMethods.PUT);

    Route around(Supplier<Route> inner) {
        return extractRequest(request -> {
            Optional<String> refusal = refusal(request);
            return refusal.isPresent() ? refuse(StatusCodes.FORBIDDEN, refusal.get()) : toStrictEntity(PATIENCE, inner);
        });
    }

    private static Optional<String> refusal(HttpRequest request) {
        String host = request.getUri().host().address();
        if (!HOSTS.contains(host)) {
            return Optional.of("host must be this machine's: host=" + host);
        }
        Optional<String> origin = request.getHeader("Origin").map(header -> header.value());
        String own =
                request.getUri().getHost().address() + ":" + request.getUri().port();
        if (origin.isPresent() && !origin.get().equals("http://" + own)) {
            return Optional.of("origin must be this page: origin=" + origin.get());
        }
        boolean json = request.entity().getContentType().mediaType().equals(ContentTypes.APPLICATION_JSON.mediaType());
        if (WRITES.contains(request.method()) && !json) {
            return Optional.of("content type must be application/json: contentType="
                    + request.entity().getContentType());
        }
        return Optional.empty();
    }

    Route refuse(StatusCode status, String reason) {
        return complete(answer(status, reason));
    }

    static HttpResponse answer(StatusCode status, String reason) {
        return HttpResponse.create()
                .withStatus(status)
                .withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, RunJson.write(Map.of("error", reason))));
    }
}
