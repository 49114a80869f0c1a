package minima.telemetry.event;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * What people have written to a run.
 *
 * @param note free text of lines; empty where there is none
 * @param tags short names, in the order of their first mention
 */
public record Annotation(String note, List<String> tags) {

    /** Nothing written. */
    public static final Annotation NONE = new Annotation("", List.of());

    private static final int LONGEST_NOTE = 10_000;
    private static final int MOST_TAGS = 20;
    private static final int LONGEST_TAG = 40;
    private static final int SHOWN = 80;

    public Annotation {
        tags = List.copyOf(tags);
    }

    /**
     * What is to be written instead; what is null stays as it is.
     *
     * <p>A note has at most 10,000 characters, a run at most 20 tags, a tag 1 to 40 characters that are seen and no
     * commas or double quotes. Tags are trimmed; of those that differ in capitals alone the first counts.
     */
    public record Change(@Nullable String note, @Nullable List<String> tags) {

        /** @throws IllegalArgumentException with the rule that is broken, in one line */
        public Change {
            note = note == null ? null : checked(note);
            tags = tags == null ? null : distinct(tags);
        }
    }

    private static String checked(String written) {
        String note = written.replace("\r\n", "\n").replace('\r', '\n').stripTrailing();
        if (length(note) > LONGEST_NOTE) {
            throw new IllegalArgumentException(
                    "a note must have at most %d characters: characters=%d".formatted(LONGEST_NOTE, length(note)));
        }
        if (holds(note, c -> c != '\n' && c != '\t' && isControl(c))) {
            throw new IllegalArgumentException(
                    "a note must hold no control characters but line breaks and tabs: note=" + shown(note));
        }
        return note;
    }

    private static List<String> distinct(List<String> written) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String one : written) {
            String tag = tag(one.strip());
            tags.putIfAbsent(tag.toLowerCase(Locale.ROOT), tag);
        }
        if (tags.size() > MOST_TAGS) {
            throw new IllegalArgumentException(
                    "a run must have at most %d tags: tags=%d".formatted(MOST_TAGS, tags.size()));
        }
        return List.copyOf(tags.values());
    }

    private static String tag(String tag) {
        if (tag.isEmpty() || length(tag) > LONGEST_TAG) {
            throw new IllegalArgumentException(
                    "a tag must have 1 to %d characters: tag=%s".formatted(LONGEST_TAG, shown(tag)));
        }
        if (holds(tag, c -> c == ',' || c == '"' || isControl(c) || isUnseen(c))) {
            throw new IllegalArgumentException(
                    "a tag must hold no commas, double quotes or control characters: tag=" + tag);
        }
        return tag;
    }

    /** Half of a pair of surrogates is no character that a database can hold. */
    private static boolean isControl(int c) {
        return Character.getType(c) == Character.CONTROL || Character.getType(c) == Character.SURROGATE;
    }

    private static boolean isUnseen(int c) {
        return switch (Character.getType(c)) {
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static boolean holds(String text, IntPredicate which) {
        return text.codePoints().anyMatch(which);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String shown(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
