package minima.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.RunJson;
import minima.training.claim.InvalidInput;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A laboratory's HTTP API: a refusal is the user's mistake in the laboratory's own words. */
final class Api {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int NOT_FOUND = 404;
    private static final int FIRST_ERROR = 400;
    private static final int FIRST_OF_ITS_OWN = 500;

    /** Nobody answers there, or a laboratory that is going down. */
    static final class Gone extends InvalidInput {

        private static final long serialVersionUID = 1L;

        Gone(String message) {
            super(message);
        }
    }

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI base;

    /** @param url of the page */
    Api(String url) {
        this.base = URI.create(url);
    }

    /**
     * An id as a part of a path.
     *
     * @throws InvalidInput where it can be no run's and no batch's
     */
    static String segment(String id) {
        if (!id.matches("[\\w-][\\w.-]*")) {
            throw new InvalidInput("run must exist: run=%s. Maybe minima runs".formatted(id));
        }
        return id;
    }

    /** The answer to a question that must have one. */
    JsonNode get(String path) {
        return checked(exchange(request(path, PATIENCE).GET().build()));
    }

    /** Null where there is no such thing. */
    @Nullable
    JsonNode find(String path) {
        HttpResponse<String> answer = exchange(request(path, PATIENCE).GET().build());
        return answer.statusCode() == NOT_FOUND ? null : checked(answer);
    }

    JsonNode post(String path, Object document) {
        return post(path, document, PATIENCE);
    }

    JsonNode post(String path, Object document, Duration patience) {
        return checked(exchange(request(path, patience)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(RunJson.write(document)))
                .build()));
    }

    private HttpRequest.Builder request(String path, Duration patience) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(patience);
    }

    private JsonNode checked(HttpResponse<String> answer) {
        if (answer.statusCode() >= FIRST_OF_ITS_OWN) {
            throw new Gone("laboratory must answer: url=%s, status=%d".formatted(base, answer.statusCode()));
        }
        if (answer.statusCode() >= FIRST_ERROR) {
            throw new InvalidInput(RunJson.parse(answer.body()).path("error").asText("status=" + answer.statusCode()));
        }
        return RunJson.parse(answer.body());
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException gone) {
            throw new Gone("laboratory must answer: url=%s, reason=%s".formatted(base, gone.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InvalidInput("interrupted while asking the laboratory: url=" + base);
        }
    }
}
