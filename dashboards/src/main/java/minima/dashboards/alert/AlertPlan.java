package minima.dashboards.alert;

import minima.training.claim.InvalidInput;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * What a laboratory tells of, and where to.
 *
 * @param kept the rules that the data directory keeps
 * @param lasting the alerts that it keeps
 * @param given rules for this process alone
 * @param webhook an address that is told too; null for none
 */
public record AlertPlan(
        RuleFile kept,
        LastingFile lasting,
        List<AlertRule> given,
        @Nullable URI webhook) {

    /**
     * A plan whose rules can be read.
     *
     * @throws InvalidInput if one that is kept cannot
     */
    public AlertPlan {
        kept.rules();
        given = List.copyOf(given);
    }

    /** The rules of a data directory, and no webhook. */
    public static AlertPlan in(Path folder) {
        return in(folder, List.of(), null);
    }

    /** The rules of a data directory, and those given for this process. */
    public static AlertPlan in(Path folder, List<AlertRule> given, @Nullable URI webhook) {
        return new AlertPlan(new RuleFile(folder), new LastingFile(folder), given, webhook);
    }

    /**
     * The address that a text is.
     *
     * @throws InvalidInput if it is none of a web server
     */
    public static URI webhook(String address) {
        try {
            URI uri = URI.create(address);
            if (uri.getHost() != null && List.of("http", "https").contains(String.valueOf(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // falls through to the one message
        }
        throw new InvalidInput("webhook must be an http or https address: webhook=%s. Maybe http://127.0.0.1:9000/hook"
                .formatted(address));
    }
}
