package minima.dashboards.live;

import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * The static page, from the jar, under a strict content security policy.
 *
 * <p>The page is some hundred and fifty files. The first one, which is asked for anew each time, names the others below
 * {@code /v/VERSION/}, where they may be kept for ever: there is another version for each process that serves them. So
 * a browser that has been here opens any view without asking for a file.
 */
public final class PageRoutes extends AllDirectives {

    private static final String WEB = "minima/dashboards/web";

    private static final List<HttpHeader> HEADERS = List.of(
            RawHeader.create(
                    "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:;"
                            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
            RawHeader.create("X-Content-Type-Options", "nosniff"),
            RawHeader.create("Referrer-Policy", "no-referrer"));
    private static final HttpHeader ANEW = RawHeader.create("Cache-Control", "no-cache");
    private static final HttpHeader FOR_EVER = RawHeader.create("Cache-Control", "public, max-age=31536000, immutable");

    private final HttpEntity.Strict index =
            HttpEntities.create(ContentTypes.TEXT_HTML_UTF8, index(Long.toString(System.currentTimeMillis(), 36)));

    public Route route() {
        return respondWithHeaders(
                HEADERS,
                () -> get(() -> concat(
                        pathPrefix(
                                PathMatchers.segment("v").slash(PathMatchers.segment()),
                                version -> respondWithHeader(FOR_EVER, () -> getFromResourceDirectory(WEB))),
                        respondWithHeader(
                                ANEW,
                                () -> concat(
                                        pathSingleSlash(() ->
                                                complete(HttpResponse.create().withEntity(index))),
                                        getFromResourceDirectory(WEB))))));
    }

    private static String index(String version) {
        try (InputStream file = PageRoutes.class.getResourceAsStream("/" + WEB + "/index.html")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("(href|src)=\"(app|style|fonts)/", "$1=\"v/" + version + "/$2/");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
