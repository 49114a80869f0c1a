package minima.dashboards.alert;

import minima.actors.RunJson;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Tells of an alert where nobody has to ask: in the log, and to a webhook if there is one. */
final class Herald {

    private static final Logger LOG = LoggerFactory.getLogger(Herald.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private final @Nullable ActorRef<Webhook.Command> webhook;
    private final Supplier<String> page;

    /** @param page the address of the page, empty where there is none */
    Herald(@Nullable ActorRef<Webhook.Command> webhook, Supplier<String> page) {
        this.webhook = webhook;
        this.page = page;
    }

    void tell(Alert alert) {
        String since = TIME.format(Instant.ofEpochMilli(alert.since()));
        if (alert.ended() == null) {
            LOG.warn("alert {}: {} since {}: {}", alert.rule(), alert.subject(), since, alert.words());
        } else {
            LOG.info("alert {}: {} since {} is over: {}", alert.rule(), alert.subject(), since, alert.words());
        }
        if (webhook != null) {
            webhook.tell(new Webhook.Post(RunJson.write(message(alert))));
        }
    }

    private Map<String, Object> message(Alert alert) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("alert", alert.id());
        message.put("state", alert.ended() == null ? "firing" : "ended");
        message.put("rule", alert.rule());
        message.put("since", alert.since());
        message.put("words", alert.words());
        if (alert.run() != null) {
            message.put("run", alert.run());
            message.put("experiment", String.valueOf(alert.experiment()));
            message.put("url", page.get() + "#/run/" + alert.run());
        }
        return message;
    }
}
