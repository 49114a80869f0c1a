package minima.dashboards.alert;

import minima.training.claim.InvalidInput;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules that a data directory keeps, {@code alerts.txt}: one a line, comments after {@code #} at its beginning. It
 * may be edited by hand while no laboratory is open. Where there is none the {@link AlertRule#DEFAULTS} hold; the first
 * change writes it. A change keeps the comments, and is there wholly or not at all.
 */
public final class RuleFile {

    /** The file's name in the data directory. */
    public static final String NAME = "alerts.txt";

    private static final String HEAD =
            "# What this laboratory tells of, a rule a line; see docs/operations.md, Alerts.";

    private final Path file;

    public RuleFile(Path folder) {
        this.file = folder.resolve(NAME);
    }

    /**
     * The rules in their order.
     *
     * @throws InvalidInput naming the line that cannot be read, or why the file cannot be
     */
    public List<AlertRule> rules() {
        List<String> lines = lines();
        List<AlertRule> rules = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                try {
                    rules.add(AlertRule.parse(line));
                } catch (InvalidInput bad) {
                    throw new InvalidInput("%s line %d: %s".formatted(file, i + 1, bad.getMessage()), bad);
                }
            }
        }
        return rules;
    }

    /** @throws InvalidInput if it cannot be written; what was there stays */
    void add(AlertRule rule) {
        if (rules().stream().noneMatch(kept -> kept.text().equals(rule.text()))) {
            write(Stream.concat(lines().stream(), Stream.of(rule.text())).toList());
        }
    }

    /** @throws InvalidInput if it cannot be written; what was there stays */
    void remove(String rule) {
        List<String> left =
                lines().stream().filter(line -> !line.strip().equals(rule)).toList();
        if (left.size() < lines().size()) {
            write(left);
        }
    }

    private List<String> lines() {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file)
                    : Stream.concat(Stream.of(HEAD), AlertRule.DEFAULTS.stream().map(AlertRule::text))
                            .toList();
        } catch (IOException unreadable) {
            throw new InvalidInput("alert rules must be readable UTF-8: file=%s, reason=%s"
                    .formatted(file, unreadable.getClass().getSimpleName()));
        }
    }

    private void write(List<String> lines) {
        try {
            Path whole = Files.writeString(
                    file.resolveSibling(NAME + ".new"), lines.stream().collect(Collectors.joining("\n", "", "\n")));
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException full) {
            throw new InvalidInput("alert rules must be writable: file=%s, reason=%s: %s"
                    .formatted(file, full.getClass().getSimpleName(), full.getMessage()));
        }
    }
}
