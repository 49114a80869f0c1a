package minima.dashboards.live;

import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.Route;

import java.util.List;

/** The static page, from the jar, under a strict content security policy. */
public final class PageRoutes extends AllDirectives {

    private static final String WEB = "minima/dashboards/web";

    private static final List<HttpHeader> HEADERS = List.of(
            RawHeader.create(
                    "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:;"
                            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
            RawHeader.create("X-Content-Type-Options", "nosniff"),
            RawHeader.create("Referrer-Policy", "no-referrer"),
            RawHeader.create("Cache-Control", "no-cache"));

    public Route route() {
        return respondWithHeaders(
                HEADERS,
                () -> get(() -> concat(
                        pathSingleSlash(() -> getFromResource(WEB + "/index.html")), getFromResourceDirectory(WEB))));
    }
}
