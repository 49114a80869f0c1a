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
 * @param given rules for this process alone
 * @param webhook an address that is told too; null for none
 */
public record AlertPlan(
        RuleFile kept, List<AlertRule> given, @Nullable URI webhook) {

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
        return new AlertPlan(new RuleFile(folder), List.of(), null);
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
