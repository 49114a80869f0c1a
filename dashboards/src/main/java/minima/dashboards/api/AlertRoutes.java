package minima.dashboards.api;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.RunJson;
import minima.dashboards.alert.Alerts;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.http.javadsl.unmarshalling.StringUnmarshallers;
import org.apache.pekko.http.javadsl.unmarshalling.Unmarshaller;
import org.apache.pekko.japi.function.Function;

import java.time.Duration;
import java.util.Map;

/** {@code /api/alerts}: what is told of, what stands and what is over; rules come and go, alerts are acknowledged. */
final class AlertRoutes extends AllDirectives {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST = 20_000;

    private final ActorSystem<?> system;
    private final ActorRef<Alerts.Command> alerts;

    AlertRoutes(ActorSystem<?> system, ActorRef<Alerts.Command> alerts) {
        this.system = system;
        this.alerts = alerts;
    }

    Route route() {
        return pathPrefix(
                "alerts",
                () -> concat(
                        pathEnd(() -> get(this::show)),
                        path(
                                "rules",
                                () -> concat(
                                        post(this::add),
                                        delete(() -> parameter(
                                                "rule",
                                                rule -> completeWith(
                                                        replyTo -> new Alerts.RemoveRule(rule, replyTo)))))),
                        path(
                                "acknowledge",
                                () -> post(() -> entity(
                                        Unmarshaller.entityToString(),
                                        body -> completeWith(Alerts.AcknowledgeAll::new)))),
                        path(
                                PathMatchers.segment().slash("acknowledge"),
                                id -> post(() -> entity(
                                        Unmarshaller.entityToString(),
                                        body -> completeWith(replyTo -> new Alerts.Acknowledge(id, replyTo)))))));
    }

    private Route show() {
        return parameterOptional(StringUnmarshallers.INTEGER, "limit", limit -> {
            int most = Math.max(0, Math.min(MOST, limit.orElse(200)));
            return completeWithFuture(AskPattern.<Alerts.Command, Alerts.Shown>ask(
                            alerts, replyTo -> new Alerts.Show(most, replyTo), PATIENCE, system.scheduler())
                    .thenApply(AlertRoutes::ok));
        });
    }

    private Route add() {
        return entity(Unmarshaller.entityToString(), body -> {
            JsonNode rule;
            try {
                rule = RunJson.parse(body).path("rule");
            } catch (IllegalArgumentException bad) {
                return complete(Guard.answer(StatusCodes.BAD_REQUEST, String.valueOf(bad.getMessage())));
            }
            return completeWith(replyTo -> new Alerts.AddRule(rule.asText(), replyTo));
        });
    }

    private Route completeWith(Function<ActorRef<Alerts.Answer>, Alerts.Command> command) {
        return completeWithFuture(
                AskPattern.ask(alerts, command, PATIENCE, system.scheduler()).thenApply(AlertRoutes::told));
    }

    private static HttpResponse told(Alerts.Answer answer) {
        if (answer instanceof Alerts.Refused refused) {
            return Guard.answer(StatusCodes.BAD_REQUEST, refused.reason());
        }
        return answer instanceof Alerts.Unknown unknown
                ? Guard.answer(StatusCodes.NOT_FOUND, unknown.reason())
                : ok(Map.of("done", ((Alerts.Done) answer).of()));
    }

    private static HttpResponse ok(Object json) {
        return HttpResponse.create().withEntity(ContentTypes.APPLICATION_JSON, RunJson.write(json));
    }
}
